package dev.rushgate.backoffice.drops;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The guard's row, for the features that move units. Whoever touches anything of a drop locks it
 * first, in the same transaction and before anything else of the drop was read.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DropStocks {

  private final DropSpecRepository specs;
  private final DropStockRepository stocks;

  DropStocks(DropSpecRepository specs, DropStockRepository stocks) {
    this.specs = specs;
    this.stocks = stocks;
  }

  public Optional<DropStock> lock(DropId drop) {
    return stocks.lock(drop.value());
  }

  public Optional<Drop> find(DropId drop) {
    return specs.findById(drop.value()).map(DropSpec::drop);
  }
}
