package org.mpl4j.compiler.backend;

/**
 * A file to be written.
 *
 * @param path below the output folder, with {@code /} between names
 * @param content written in UTF-8
 */
public record OutputFile(String path, String content) {}
