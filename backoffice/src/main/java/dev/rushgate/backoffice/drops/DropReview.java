package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.product.ProductDetails;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a form if it were sent now. Another request may come between, so the answer
 * to the sending counts.
 *
 * @param product of a deal, when there is one
 * @param listPrice that the deal is compared with: a deal keeps the one that it was made at
 * @param units that a deal could have at most, of the product's stock and what it holds already
 * @param overlapping deals that {@code DropWarning.OVERLAP} is about
 */
public record DropReview(
    List<InvalidInput.Broken> broken,
    Set<DropWarning> warnings,
    List<DropDetails> overlapping,
    @Nullable ProductDetails product,
    @Nullable Long listPrice,
    @Nullable Integer units,
    Instant now) {}
