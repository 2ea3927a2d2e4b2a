package org.mpl4j.lsp.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.pipeline.Analysis;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.outline.Outlines;
import org.mpl4j.lsp.text.PositionUnits;
import org.mpl4j.lsp.text.TextLines;

/**
 * The workspace at one moment. It never changes, so that any number of threads may ask it; what was found out once is kept. The disk is read when something of it is
 * first asked for.
 */
public final class Snapshot {
    private final Places places;
    private final PositionUnits units;
    private final Map<Path, OpenDocument> documents;
    private final Map<Path, RootAnalysis> analyses = new ConcurrentHashMap<>();
    private final Map<Path, String> texts = new ConcurrentHashMap<>();
    private final Map<Path, TextLines> lines = new ConcurrentHashMap<>();
    private final Map<Path, List<Outline>> outlines = new ConcurrentHashMap<>();

    Snapshot(Places places, PositionUnits units, Map<Path, OpenDocument> documents) {
        this.places = places;
        this.units = units;
        this.documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    public Places places() {
        return places;
    }

    public PositionUnits units() {
        return units;
    }

    /** The open documents, by their files. */
    public Map<Path, OpenDocument> documents() {
        return documents;
    }

    /** What the editor calls a file. */
    public String uri(Path file) {
        OpenDocument document = documents.get(file);
        return document == null ? file.toUri().toString() : document.uri();
    }

    /** A file's buffer, or what is on disk; empty text if there is no such file. */
    public String text(Path file) {
        OpenDocument document = documents.get(file);
        return document == null ? texts.computeIfAbsent(file, Snapshot::read) : document.text();
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TextLines lines(Path file) {
        return lines.computeIfAbsent(file, one -> new TextLines(text(one), units));
    }

    /** A file as the compiler wants it. */
    public SourceFile source(Path file) {
        Path root = places.rootOf(file);
        Path relative = root.relativize(file);
        String directory = relative.getParent() == null ? "" : slashes(relative.getParent());
        return new SourceFile(file.toString(), directory, text(file));
    }

    /** What a file declares, also where it has syntax errors. */
    public List<Outline> outline(Path file) {
        return outlines.computeIfAbsent(file, one -> Outlines.of(source(one)));
    }

    /** What is known of the root that a file belongs to. */
    public RootAnalysis analysis(Path file) {
        return analyses.computeIfAbsent(places.rootOf(file), this::analyzed);
    }

    private RootAnalysis analyzed(Path root) {
        List<SourceFile> specifications =
                files(root, ".mpl").stream().map(this::source).toList();
        Analysis analysis = Compiler.analyze(path(places.pathOf(root)), specifications);
        if (lacksNames(analysis)) {
            Analysis wide = Compiler.analyze(path(places.widePathOf(root)), specifications);
            analysis = lacksNames(wide)
                            && wide.result().diagnostics().size()
                                    > analysis.result().diagnostics().size()
                    ? analysis
                    : wide;
        }
        NameIndex names = new NameIndex();
        names.add(analysis.references());
        List<SourceFile> policies =
                files(root, ".spl").stream().map(this::source).toList();
        if (!policies.isEmpty()) {
            names.add(PolicyCompiler.references(path(places.pathOf(root)), policies));
        }
        return new RootAnalysis(root, analysis, names);
    }

    private static boolean lacksNames(Analysis analysis) {
        return analysis.result().diagnostics().stream().anyMatch(one -> one.code() == Code.E0208);
    }

    /** What is known of all roots of the workspace, those of open files included. */
    public List<RootAnalysis> everything() {
        Set<Path> roots = new LinkedHashSet<>(places.conventional());
        documents.keySet().forEach(file -> roots.add(places.rootOf(file)));
        return roots.stream()
                .map(root -> analyses.computeIfAbsent(root, this::analyzed))
                .toList();
    }

    /** The files of a root with that ending, on disk or in the editor. */
    public List<Path> files(Path root, String ending) {
        try {
            return overlaid(root).list(ending).stream()
                    .map(file -> root.resolve(file).normalize())
                    .filter(file -> places.rootOf(file).equals(root))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path on which the files of a root find others. */
    public SpecPath pathFor(Path file) {
        return path(places.pathOf(places.rootOf(file)));
    }

    private SpecPath path(List<Path> roots) {
        return new SpecPath(roots.stream().map(this::overlaid).toList());
    }

    private SpecRoot overlaid(Path root) {
        Map<String, String> buffers = new HashMap<>();
        documents.values().stream()
                .filter(document -> places.rootOf(document.path()).equals(root))
                .forEach(document -> buffers.put(slashes(root.relativize(document.path())), document.text()));
        SpecRoot folder = new SpecRoot.Folder(root);
        return buffers.isEmpty() ? folder : new SpecRoot.Overlay(folder, buffers);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** All files that can be seen from one: those of its path, each with the root that has it. */
    public List<Path> visibleFrom(Path file) {
        List<Path> all = new ArrayList<>();
        for (Path root : places.pathOf(places.rootOf(file))) {
            all.addAll(files(root, ".mpl"));
        }
        return all;
    }

    /** The same with other text in some files: to see what would come of it. */
    public Snapshot with(Map<Path, String> changed) {
        Map<Path, OpenDocument> all = new LinkedHashMap<>(documents);
        changed.forEach((file, text) -> all.put(file, new OpenDocument(file, uri(file), 0, text)));
        return new Snapshot(places, units, all);
    }
}
