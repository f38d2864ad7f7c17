package dev.rushgate.backoffice.orders;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import jakarta.persistence.Embeddable;

/** An admission's id as the table spells it. */
@Embeddable
record AdmissionKey(long dropId, long epoch, long no) {

  static AdmissionKey of(AdmissionId id) {
    return new AdmissionKey(id.drop().value(), id.epoch(), id.no());
  }

  AdmissionId id() {
    return new AdmissionId(new DropId(dropId), epoch, no);
  }
}
