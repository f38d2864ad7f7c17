package dev.rushgate.edge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MultiRowTest {

  @Test
  void anyNumberOfRowsTakesFewDifferentStatements() {
    Set<Integer> sizes = new HashSet<>();
    for (int rows = 1; rows <= 2_000; rows++) {
      int left = rows;
      while (left > 0) {
        int chunk = MultiRow.chunkSize(left);
        assertThat(chunk).isBetween(1, Math.min(left, MultiRow.ROWS_MAX));
        sizes.add(chunk);
        left -= chunk;
      }
    }
    assertThat(sizes).containsExactlyInAnyOrder(1, 2, 4, 8, 16, 32, 64, 128, 256);
  }
}
