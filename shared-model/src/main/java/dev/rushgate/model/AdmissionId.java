package dev.rushgate.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code no}-th unit taken from a drop's queue within one {@code epoch} (one life of the drop's
 * data in Redis). Made where the unit is taken; it alone decides whether two records speak of the
 * same unit. Text form: {@code drop.epoch.no}.
 */
public record AdmissionId(DropId drop, long epoch, long no) implements Comparable<AdmissionId> {

  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,18})\\.([1-9][0-9]{0,17})\\.([1-9][0-9]{0,17})");

  /** Refuses an epoch or number below 1 with {@link IllegalArgumentException}. */
  public AdmissionId {
    if (epoch < 1 || no < 1) {
      throw new IllegalArgumentException("epoch and no start at 1");
    }
  }

  /** The admission that a text names, or nothing when it has not the form of one. */
  public static Optional<AdmissionId> parse(String text) {
    var m = FORM.matcher(text);
    return m.matches()
        ? DropId.parse(m.group(1))
            .map(
                drop ->
                    new AdmissionId(drop, Long.parseLong(m.group(2)), Long.parseLong(m.group(3))))
        : Optional.empty();
  }

  /** The part within a drop, {@code epoch.no}, as Redis keeps it. */
  public String withinDrop() {
    return epoch + "." + no;
  }

  /** By drop, then epoch, then number: the order in which units were taken. */
  @Override
  public int compareTo(AdmissionId other) {
    int byDrop = drop.compareTo(other.drop);
    int byEpoch = byDrop != 0 ? byDrop : Long.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(no, other.no);
  }

  @Override
  public String toString() {
    return drop + "." + epoch + "." + no;
  }
}
