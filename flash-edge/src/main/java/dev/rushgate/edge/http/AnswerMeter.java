package dev.rushgate.edge.http;

/** Hears of each answer: the route's path ("" for none), the reply's code, how long it took. */
@FunctionalInterface
public interface AnswerMeter {

  void answered(String path, String code, long nanos);
}
