package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.product.ProductImages;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves pictures to everybody; an address means one content for ever. */
@Hidden
@RestController
class ImageController {

  private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})-([0-9]{2,4})\\.jpg");
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final ProductImages images;

  ImageController(ProductImages images) {
    this.images = images;
  }

  @GetMapping("/images/{name}")
  ResponseEntity<byte[]> image(@PathVariable String name) {
    byte[] file =
        find(name).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such picture."));
    return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(FOR_EVER).body(file);
  }

  private Optional<byte[]> find(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? images.find(parts.group(1), Integer.parseInt(parts.group(2)))
        : Optional.empty();
  }
}
