package dev.rushgate.backoffice.platform.web;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;

/** One page of a list, as the contract shapes it. */
public record PageOf<T>(List<T> items, int page, int size, long total) {

  public static <S, T> PageOf<T> of(Page<S> page, Function<S, T> answer) {
    return new PageOf<>(
        page.getContent().stream().map(answer).toList(),
        page.getNumber(),
        page.getSize(),
        page.getTotalElements());
  }
}
