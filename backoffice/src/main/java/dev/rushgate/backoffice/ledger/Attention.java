package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;

/**
 * A drop that wants a person, as the watch saw it last.
 *
 * @param mismatched whether its books did not add up several times in a row
 * @param deadLetters admissions that an operator has to decide about
 */
public record Attention(DropId drop, boolean mismatched, long deadLetters) {}
