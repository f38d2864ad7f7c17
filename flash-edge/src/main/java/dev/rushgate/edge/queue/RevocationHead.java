package dev.rushgate.edge.queue;

/**
 * How far the list of revocations goes.
 *
 * @param life another one with each filling; its numbers say nothing about those of another life
 * @param number the list is whole up to here; it never goes back within a life
 */
public record RevocationHead(String life, long number) {}
