package org.mpl4j.maven;

import java.io.File;
import java.util.List;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * Which specifications are meant, by their paths below a root, in Ant's patterns: {@code **} is any number of folders, {@code *} any part of a name.
 *
 * @param includes at least one of them matches
 * @param excludes none of them matches
 */
record SpecPatterns(List<String> includes, List<String> excludes) {
    SpecPatterns {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Whether a path, with {@code /} between names, is meant. */
    boolean match(String relativePath) {
        return anyMatches(includes, relativePath) && !anyMatches(excludes, relativePath);
    }

    private static boolean anyMatches(List<String> patterns, String relativePath) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, relativePath));
    }

    static boolean matches(String pattern, String relativePath) {
        return SelectorUtils.matchPath(pattern.replace('\\', '/'), relativePath, "/", true);
    }

    /** The patterns as somebody would write them. */
    @Override
    public String toString() {
        return String.join(", ", includes) + (excludes.isEmpty() ? "" : " without " + String.join(", ", excludes));
    }

    /** A path as patterns see it. */
    static String slashes(String path) {
        return path.replace(File.separatorChar, '/');
    }
}
