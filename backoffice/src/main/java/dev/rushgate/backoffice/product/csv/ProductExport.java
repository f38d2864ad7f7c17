package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.Products;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * Writes what a search finds as a file that can be sent in again. It is read some hundred at a
 * time: however slowly the file is taken, no connection to the database is held for it.
 */
@Component
public class ProductExport {

  private static final int PRODUCTS_AT_ONCE = 500;

  /** By it, the spreadsheets of some offices know that the text is UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Products products;

  ProductExport(Products products) {
    this.products = products;
  }

  /** The newest first. */
  public void write(ProductSearch search, Writer out) throws IOException {
    out.write(BYTE_ORDER_MARK);
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(Arrays.stream(Column.values()).map(Column::title));
    List<ProductDetails> found = products.before(search, Long.MAX_VALUE, PRODUCTS_AT_ONCE);
    while (!found.isEmpty()) {
      for (ProductDetails product : found) {
        printer.printRecord(Arrays.stream(Column.values()).map(column -> column.of(product)));
      }
      out.flush();
      found = products.before(search, found.getLast().id(), PRODUCTS_AT_ONCE);
    }
    out.flush();
  }
}
