package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.resolve.Vocabulary;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/**
 * Other names for declarations, everywhere in the workspace. Before edits are given out they are tried: if the compiler then reported more than before, or if a name would
 * come to stand for something else, nothing is renamed.
 */
public final class Renaming {
    private static final Pattern NAME = Pattern.compile("[a-z_][A-Za-z0-9_']*");
    private static final Pattern TAG = Pattern.compile("[A-Z][A-Za-z0-9_']*");
    private static final Set<Outline.Kind> OF_POLICIES = Set.of(Outline.Kind.AUTOMATON, Outline.Kind.FUNCTION);

    private final Snapshot snapshot;

    public Renaming(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The name at an offset, if it can be renamed; empty if there is none.
     *
     * @throws RefusedException if there is one that stays as it is, for the reason in the message
     */
    public Optional<Range> prepare(Path file, int offset) throws RefusedException {
        Optional<Cursor> cursor = Cursor.at(snapshot, file, offset);
        if (cursor.isPresent()) {
            check(cursor.get());
        }
        return cursor.map(found -> Locations.range(found.at(), snapshot));
    }

    private Outline check(Cursor cursor) throws RefusedException {
        Outline outline = cursor.outline(snapshot)
                .orElseThrow(() -> new RefusedException("this name is not declared where it could be changed"));
        boolean isPolicy = Uris.isPolicy(cursor.declared().file());
        if (!isOurs(cursor.declared().file())) {
            throw new RefusedException("`" + outline.name() + "` is declared in "
                    + cursor.declared().file() + ", which is no part of the workspace");
        } else if (isPolicy && !OF_POLICIES.contains(outline.kind())) {
            throw new RefusedException("of policies, only automata and functions can be renamed");
        } else if (!text(cursor.at()).equals(outline.name())) {
            throw new RefusedException("`" + text(cursor.at()) + "` stands for `" + outline.name() + "`; rename that");
        }
        return outline;
    }

    private boolean isOurs(Path file) {
        return snapshot.places().isInWorkspace(file) || snapshot.documents().containsKey(file);
    }

    /**
     * The edits that rename what is at an offset; empty if nothing is there.
     *
     * @throws RefusedException if that name can't be, for the reason in the message
     */
    public Optional<WorkspaceEdit> rename(Path file, int offset, String newName) throws RefusedException {
        Optional<Cursor> found = Cursor.at(snapshot, file, offset);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Cursor cursor = found.get();
        Outline outline = check(cursor);
        checkSpelling(newName, outline);
        if (newName.equals(outline.name())) {
            return Optional.of(new WorkspaceEdit(Map.of()));
        }
        Map<Path, NavigableSet<NewText>> edits = edits(cursor, outline, newName);
        tryOut(cursor, edits);
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        edits.forEach((one, texts) -> changes.put(
                snapshot.uri(one),
                texts.stream()
                        .map(text -> new TextEdit(Locations.range(text.place, snapshot), text.text))
                        .toList()));
        return Optional.of(new WorkspaceEdit(changes));
    }

    private static void checkSpelling(String newName, Outline outline) throws RefusedException {
        boolean isTag = outline.kind() == Outline.Kind.TAG;
        if (isTag && !TAG.matcher(newName).matches()) {
            throw new RefusedException(
                    "`" + newName + "` is no tag: one begins with a capital letter; letters, digits and `_` follow");
        } else if (!isTag && !NAME.matcher(newName).matches()) {
            throw new RefusedException("`" + newName
                    + "` is no name: one begins with a small letter or `_`; letters, digits and `_` follow");
        }
        List<Token> tokens = SpecParser.tokens(new SourceFile("name.mpl", "", newName));
        if (tokens.size() != 1 || tokens.get(0).kind() == Token.Kind.KEYWORD) {
            throw new RefusedException("`" + newName + "` is reserved");
        }
        boolean isType = outline.kind() == Outline.Kind.TYPE
                || outline.kind() == Outline.Kind.STRUCT
                || outline.kind() == Outline.Kind.EXTERN;
        if (isType && Vocabulary.types().contains(newName)) {
            throw new RefusedException("`" + newName + "` is a type of the language");
        }
    }

    /** Text for a place, in the order of places; those of one file do not overlap. */
    private record NewText(Place place, String text) implements Comparable<NewText> {
        @Override
        public int compareTo(NewText other) {
            return Integer.compare(place.start(), other.place.start());
        }
    }

    private Map<Path, NavigableSet<NewText>> edits(Cursor cursor, Outline outline, String newName)
            throws RefusedException {
        Set<Place> places = new HashSet<>(new Navigation(snapshot).uses(cursor));
        places.removeIf(place -> !text(place).equals(outline.name()));
        places.add(cursor.declared());
        Map<Path, NavigableSet<NewText>> edits = new LinkedHashMap<>();
        for (Place place : places) {
            if (!isOurs(place.file())) {
                throw new RefusedException(
                        "`" + outline.name() + "` is used in " + place.file() + ", which is no part of the workspace");
            }
            edits.computeIfAbsent(place.file(), file -> new TreeSet<>())
                    .add(new NewText(
                            place, isUseWithoutAlias(place, outline) ? newName + " as " + outline.name() : newName));
        }
        return edits;
    }

    /** Statecalls are named after the packets of {@code use}: they keep their names by an alias. */
    private boolean isUseWithoutAlias(Place place, Outline outline) {
        boolean isPacket = outline.kind() == Outline.Kind.PACKET || outline.kind() == Outline.Kind.STRUCT;
        String behind = snapshot.text(place.file()).substring(place.end());
        return isPacket && Uris.isPolicy(place.file()) && !behind.stripLeading().startsWith("as ");
    }

    private String text(Place place) {
        String text = snapshot.text(place.file());
        return text.substring(Math.min(place.start(), text.length()), Math.min(place.end(), text.length()));
    }

    private void tryOut(Cursor cursor, Map<Path, NavigableSet<NewText>> edits) throws RefusedException {
        Map<Path, String> texts = new LinkedHashMap<>();
        edits.forEach((file, changes) -> texts.put(file, changed(file, changes)));
        Snapshot after = snapshot.with(texts);
        Place declared = moved(cursor.declared(), edits);
        Set<Path> files = new TreeSet<>(edits.keySet());
        List<String> before = Reports.in(snapshot, files);
        List<String> now = new ArrayList<>(Reports.in(after, files));
        if (now.size() > before.size()) {
            now.removeAll(before);
            throw new RefusedException(
                    "that name can't be: " + (now.isEmpty() ? "more would be reported" : now.get(0)));
        }
        int usesBefore = new Navigation(snapshot).uses(cursor).size();
        Cursor moved = new Cursor(after.analysis(cursor.at().file()), declared, declared);
        if (new Navigation(after).uses(moved).size() != usesBefore) {
            throw new RefusedException("that name is taken: some uses would stand for something else");
        }
    }

    private String changed(Path file, NavigableSet<NewText> changes) {
        StringBuilder text = new StringBuilder(snapshot.text(file));
        changes.descendingSet().forEach(change -> text.replace(change.place.start(), change.place.end(), change.text));
        return text.toString();
    }

    private static Place moved(Place declared, Map<Path, NavigableSet<NewText>> edits) {
        int shift = 0;
        int length = declared.end() - declared.start();
        for (NewText change : edits.getOrDefault(declared.file(), new TreeSet<>())) {
            int growth = change.text.length() - (change.place.end() - change.place.start());
            if (change.place.start() < declared.start()) {
                shift += growth;
            } else if (change.place.equals(declared)) {
                length += growth;
            }
        }
        int start = declared.start() + shift;
        return new Place(declared.file(), start, start + length);
    }
}
