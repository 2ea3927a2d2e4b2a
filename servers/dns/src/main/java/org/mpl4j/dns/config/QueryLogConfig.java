package org.mpl4j.dns.config;

import java.nio.file.Path;

/**
 * Which queries are written down.
 *
 * @param file a line of JSON each
 * @param oneIn so many queries one is written
 */
public record QueryLogConfig(Path file, int oneIn) {}
