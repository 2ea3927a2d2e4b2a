package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.resolve.Vocabulary;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.parse.PolicyParser;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.text.TextLines;
import org.mpl4j.lsp.workspace.NameIndex;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** What each token of a file is, for its colour: names by what they stand for. */
public final class SemanticColors {
    private static final List<String> TYPES = List.of(
            SemanticTokenTypes.Keyword,
            SemanticTokenTypes.Type,
            SemanticTokenTypes.Class,
            SemanticTokenTypes.Property,
            SemanticTokenTypes.Parameter,
            SemanticTokenTypes.EnumMember,
            SemanticTokenTypes.Number,
            SemanticTokenTypes.String,
            SemanticTokenTypes.Comment,
            SemanticTokenTypes.Function);

    private final Snapshot snapshot;
    private final Path file;
    private final TextLines lines;
    private final Map<Integer, String> names = new HashMap<>();
    private final List<Integer> data = new ArrayList<>();
    private int lastLine;
    private int lastCharacter;

    private SemanticColors(Snapshot snapshot, Path file) {
        this.snapshot = snapshot;
        this.file = file;
        this.lines = snapshot.lines(file);
    }

    /** The kinds that tokens may have, by the numbers in the data. */
    public static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(TYPES, List.of());
    }

    /** Five numbers a token, as the protocol says. */
    public static List<Integer> of(Snapshot snapshot, Path file) {
        SemanticColors colors = new SemanticColors(snapshot, file);
        colors.findNames();
        SourceFile source = snapshot.source(file);
        for (Token token : Uris.isPolicy(file) ? PolicyParser.tokens(source) : SpecParser.tokens(source)) {
            colors.type(token).ifPresent(type -> colors.add(token, type));
        }
        return colors.data;
    }

    private void findNames() {
        snapshot.outline(file).stream()
                .flatMap(Outline::all)
                .filter(Outline::isNamed)
                .forEach(outline -> names.put(outline.nameSpan().start(), type(outline.kind())));
        Map<Place, String> declared = new HashMap<>();
        for (NameIndex.Use use : snapshot.analysis(file).names().in(file)) {
            String type = declared.computeIfAbsent(use.declared(), this::typeOfDeclared);
            names.put(use.place().start(), type);
        }
    }

    private String typeOfDeclared(Place declared) {
        return snapshot.outline(declared.file()).stream()
                .flatMap(Outline::all)
                .filter(outline -> outline.isNamed() && outline.nameSpan().start() == declared.start())
                .findFirst()
                .map(outline -> type(outline.kind()))
                .orElse(SemanticTokenTypes.Property);
    }

    private static String type(Outline.Kind kind) {
        return switch (kind) {
            case PACKET, STRUCT, USED_PACKET, AUTOMATON -> SemanticTokenTypes.Class;
            case TYPE, EXTERN -> SemanticTokenTypes.Type;
            case PARAMETER -> SemanticTokenTypes.Parameter;
            case TAG, STATE, EVENT -> SemanticTokenTypes.EnumMember;
            case FUNCTION -> SemanticTokenTypes.Function;
            case FIELD, NESTED, ARRAY, CHOICE, BRANCH, POLICY, PROPERTY, TRACE -> SemanticTokenTypes.Property;
        };
    }

    private Optional<String> type(Token token) {
        return switch (token.kind()) {
            case KEYWORD -> Optional.of(SemanticTokenTypes.Keyword);
            case INT -> Optional.of(SemanticTokenTypes.Number);
            case STRING -> Optional.of(SemanticTokenTypes.String);
            case COMMENT -> Optional.of(SemanticTokenTypes.Comment);
            case TAG -> Optional.of(SemanticTokenTypes.EnumMember);
            case NAME -> Optional.ofNullable(names.get(token.span().start())).or(() -> word(token.text()));
            case SYMBOL, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<String> word(String text) {
        if (Vocabulary.types().contains(text)) {
            return Optional.of(SemanticTokenTypes.Type);
        } else if (Vocabulary.functions().contains(text)) {
            return Optional.of(SemanticTokenTypes.Function);
        }
        return Vocabulary.attributes().contains(text) || text.equals("endian") || text.equals("extern")
                ? Optional.of(SemanticTokenTypes.Keyword)
                : Optional.empty();
    }

    /** A token over several lines is one for each. */
    private void add(Token token, String type) {
        int start = token.span().start();
        int end = token.span().end();
        String text = snapshot.text(file);
        while (start < end) {
            int feed = text.indexOf('\n', start);
            int lineEnd = feed < 0 || feed > end ? end : feed;
            Position from = lines.position(start);
            int shownEnd = lineEnd > start && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
            int length = lines.position(shownEnd).getCharacter() - from.getCharacter();
            if (length > 0) {
                add(from, length, type);
            }
            start = lineEnd + 1;
        }
    }

    private void add(Position from, int length, String type) {
        int down = from.getLine() - lastLine;
        data.addAll(List.of(
                down,
                down == 0 ? from.getCharacter() - lastCharacter : from.getCharacter(),
                length,
                TYPES.indexOf(type),
                0));
        lastLine = from.getLine();
        lastCharacter = from.getCharacter();
    }
}
