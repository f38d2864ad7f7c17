package dev.rushgate.backoffice.product.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files that forms bring; what is said of their type is not listened to. */
final class Files {

  private static final byte[] NONE = {};

  private Files() {}

  /** Nothing when there is no file. The whole body was bound before it came here. */
  static byte[] bytes(@Nullable MultipartFile file) throws IOException {
    return file == null ? NONE : file.getBytes();
  }

  static String name(@Nullable MultipartFile file) {
    String name = file == null ? null : file.getOriginalFilename();
    return name == null ? "" : name;
  }
}
