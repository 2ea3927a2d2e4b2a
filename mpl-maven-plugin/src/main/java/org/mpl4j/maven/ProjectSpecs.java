package org.mpl4j.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * The specifications that a goal works on.
 *
 * @param path where names are looked for, the project's own directories first
 * @param files what is compiled
 * @param policies policies that are compiled
 * @param tables whether there are layer tables in the project's directories
 */
record ProjectSpecs(SpecPath path, List<SourceFile> files, List<SourceFile> policies, boolean tables) {
    private static final String ENDING = ".mpl";
    private static final String POLICY_ENDING = ".spl";

    ProjectSpecs {
        files = List.copyOf(files);
        policies = List.copyOf(policies);
    }

    /**
     * Finds and reads specifications.
     *
     * @param dependencySpecs patterns of specifications outside the project that are compiled, too
     * @throws MojoFailureException if one of these patterns matches nothing, or an import path is not there
     */
    static ProjectSpecs find(
            List<File> directories, SpecPatterns patterns, ImportRoots imports, List<String> dependencySpecs)
            throws IOException, MojoFailureException {
        List<SpecRoot> own = new ArrayList<>();
        directories.forEach(directory -> own.add(new SpecRoot.Folder(directory.toPath())));
        List<SpecRoot> others = imports.roots();
        List<SpecRoot> all = new ArrayList<>(own);
        all.addAll(others);
        SpecPath path = new SpecPath(all);

        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (String file : new SpecPath(own).list(ENDING).keySet()) {
            if (patterns.match(file)) {
                load(path, file, files);
            }
        }
        Map<String, SourceFile> policies = new LinkedHashMap<>();
        for (String file : new SpecPath(own).list(POLICY_ENDING).keySet()) {
            load(path, file, policies);
        }
        for (String file : matching(dependencySpecs, importable(new SpecPath(others)))) {
            load(path, file, file.endsWith(POLICY_ENDING) ? policies : files);
        }
        boolean tables = !new SpecPath(own).list(".layers").isEmpty();
        return new ProjectSpecs(path, List.copyOf(files.values()), List.copyOf(policies.values()), tables);
    }

    private static Map<String, SpecRoot> importable(SpecPath path) throws IOException {
        Map<String, SpecRoot> all = new LinkedHashMap<>(path.list(ENDING));
        all.putAll(path.list(POLICY_ENDING));
        return all;
    }

    private static void load(SpecPath path, String relativePath, Map<String, SourceFile> files) throws IOException {
        files.putIfAbsent(
                relativePath,
                path.load(relativePath).orElseThrow(() -> new IOException("cannot read " + relativePath)));
    }

    private static TreeSet<String> matching(List<String> patterns, Map<String, SpecRoot> there)
            throws MojoFailureException {
        TreeSet<String> found = new TreeSet<>();
        for (String pattern : patterns) {
            List<String> matches = there.keySet().stream()
                    .filter(file -> SpecPatterns.matches(pattern, file))
                    .toList();
            if (matches.isEmpty()) {
                throw new MojoFailureException(noMatch(pattern, there));
            }
            found.addAll(matches);
        }
        return found;
    }

    private static String noMatch(String pattern, Map<String, SpecRoot> there) {
        String which = there.isEmpty()
                ? "no dependency has specifications; add one such as org.mpl4j:mpl-specs"
                : "there are " + there.keySet().stream().sorted().collect(Collectors.joining(", "));
        return "dependencySpecs: nothing matches `" + pattern + "`; " + which;
    }
}
