package dev.rushgate.bench.load;

import java.nio.file.Path;

/**
 * What to send: the same request again and again, but for the headers of the feed.
 *
 * @param path such as {@code /api/v1/drops/1/entries}
 * @param feed a file with one line per request, each line the headers of one request, separated by
 *     tabs, such as {@code Authorization: Bearer abc}; a generator that comes to its end begins
 *     anew
 */
public record Target(String method, int port, String path, Path feed) {}
