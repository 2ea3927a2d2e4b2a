package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.resolve.Vocabulary;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** What can be typed at a place of a specification. */
public final class Completions {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> SEES_LATER = Set.of("value", "checksum");

    /** Attributes whose arguments are values of the field itself. */
    private static final Set<String> OF_VALUES = Set.of("value", "default", "const", "magic", "min", "max");

    private final Snapshot snapshot;
    private final Path file;
    private final int offset;
    private final Proposals proposals;

    /** @param withSnippets whether the editor understands places to fill in */
    public Completions(Snapshot snapshot, Path file, int offset, boolean withSnippets) {
        this.snapshot = snapshot;
        this.file = file;
        this.offset = offset;
        int start = wordStart(snapshot.text(file), offset);
        this.proposals = new Proposals(snapshot.lines(file).range(start, offset), withSnippets);
    }

    private static int wordStart(String text, int offset) {
        int start = offset;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            start--;
        }
        return start;
    }

    public List<CompletionItem> items() {
        if (!Uris.isPolicy(file)) {
            int start = wordStart(snapshot.text(file), offset);
            List<Token> tokens = SpecParser.tokens(snapshot.source(file));
            boolean isInText = tokens.stream()
                    .anyMatch(token -> token.span().start() < start
                            && token.span().end() > start
                            && (token.isComment() || token.kind() == Token.Kind.STRING));
            if (!isInText) {
                propose(Typing.after(tokens.stream()
                        .filter(token -> token.span().end() <= start)
                        .toList()));
            }
        }
        return proposals.items();
    }

    private void propose(Typing typing) {
        Typing.Frame frame = typing.innermost();
        switch (frame.inside()) {
            case FILE -> declaration(frame);
            case BODY -> statement(frame);
            case BRANCHES -> {
                if (frame.startsWith("|")) {
                    pattern(frame);
                } else {
                    statement(frame);
                    proposals.word("|", "another branch");
                }
            }
            case VARIANT -> {}
            case PARENTHESES -> parentheses(frame, typing);
            case SIZE -> expression(frame, typing);
        }
    }

    private void declaration(Typing.Frame frame) {
        if (frame.tokens().isEmpty()) {
            proposals.keyword("packet", "packet ${1:name}() {\n  ${0:field: byte;}\n}");
            proposals.keyword("typedef", "typedef ${1:name} ${0:byte};");
            proposals.keyword("struct", "struct {\n  ${0:field: byte;}\n} ${1:name};");
            proposals.keyword("extern", "extern ${1:name} \"${0:com.example.Codec}\";");
        } else if (frame.startsWith("typedef") && frame.tokens().size() == 2) {
            types(false);
        } else if (frame.startsWith("typedef") && frame.tokens().size() > 2) {
            attribute("variant");
            attribute("show");
        }
    }

    private void statement(Typing.Frame frame) {
        int size = frame.tokens().size();
        if (size == 0) {
            proposals.keyword("classify", "classify (${1:tag}) {\n|${2:_}:\"${3:Label}\" -> ${0:();}\n};");
            proposals.word("endian", "the byte order from here on");
            proposals.keyword("();", "();");
        } else if (frame.startsWith("endian") && size == 1) {
            proposals.word("little", "the least significant byte first");
            proposals.word("big", "the most significant byte first");
        } else if (frame.name().isPresent() && size == 2) {
            types(true);
        } else if (frame.name().isPresent() && frame.tokens().get(2).is("packet")) {
            if (size == 3) {
                packets();
            } else {
                attribute("when");
            }
        } else if (frame.name().isPresent() && frame.tokens().get(2).is("array") && size == 3) {
            proposals.keyword("until", "until (${0})");
        } else if (frame.name().isPresent() && (frame.tokens().get(2).is("array") || frame.has("classify"))
                || frame.startsWith("endian")) {
            attribute("when");
        } else if (frame.name().isPresent()) {
            Vocabulary.attributes().stream().filter(name -> !frame.has(name)).forEach(this::attribute);
        }
    }

    private void attribute(String name) {
        proposals.attribute(name);
    }

    private void pattern(Typing.Frame frame) {
        if (frame.tokens().size() == 1) {
            tags(new ScopeAt(snapshot, file, offset, false).tags(frame.tag()));
            proposals.word("_", "whatever no other branch takes");
        } else {
            attribute("when");
        }
    }

    private void tags(List<EnumType.Constant> tags) {
        tags.forEach(tag -> proposals.name(tag.tag(), CompletionItemKind.EnumMember, Tags.text(tag.value())));
    }

    private void types(boolean isInPacket) {
        if (isInPacket) {
            proposals.keyword("packet", "packet ${1:name}(${0})");
            proposals.keyword("array", "array (${1:n}) { ${0} };");
            proposals.keyword("classify", "classify (${1:tag}) {\n|${2:_}:\"${3:Label}\" -> ${0:();}\n};");
        }
        Vocabulary.types()
                .forEach(type -> proposals.word(type, WordHelp.of(type).orElse("")));
        declared(Set.of(Outline.Kind.TYPE, Outline.Kind.STRUCT, Outline.Kind.EXTERN))
                .forEach((name, type) -> proposals.name(
                        name,
                        type.kind() == Outline.Kind.STRUCT ? CompletionItemKind.Struct : CompletionItemKind.Class,
                        type.detail()));
    }

    private void packets() {
        declared(Set.of(Outline.Kind.PACKET, Outline.Kind.STRUCT)).forEach((name, packet) -> {
            List<String> params = packet.children().stream()
                    .filter(child -> child.kind() == Outline.Kind.PARAMETER)
                    .map(Outline::name)
                    .toList();
            proposals.packet(name, params, packet.doc());
        });
    }

    /** Declarations that can be seen from the file, by name: those of the file itself before all others. */
    private Map<String, Outline> declared(Set<Outline.Kind> kinds) {
        Map<String, Outline> found = new LinkedHashMap<>();
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(snapshot.visibleFrom(file));
        for (Path one : files) {
            snapshot.outline(one).stream()
                    .filter(outline -> kinds.contains(outline.kind()))
                    .forEach(outline -> found.putIfAbsent(outline.name(), outline));
        }
        return found;
    }

    private void parentheses(Typing.Frame frame, Typing typing) {
        Typing.Frame around = typing.statement();
        if (around.inside() == Typing.Inside.FILE && around.startsWith("packet")) {
            if (frame.tokens().isEmpty() || frame.last().equals(",")) {
                Vocabulary.parameterTypes().forEach(type -> proposals.word(type, "parameter"));
            }
        } else if (frame.head().equals("show")) {
            Vocabulary.showFormats().forEach(format -> proposals.word(format, "format"));
        } else if (frame.head().equals("checksum") && frame.tokens().isEmpty()) {
            Vocabulary.checksums().forEach(algorithm -> proposals.word(algorithm, "checksum"));
        } else if (frame.head().equals("classify")) {
            names(new ScopeAt(snapshot, file, offset, false), Set.of(Outline.Kind.FIELD, Outline.Kind.PARAMETER));
        } else {
            expression(frame, typing);
        }
    }

    private void expression(Typing.Frame frame, Typing typing) {
        boolean seesLater = typing.frames().stream().anyMatch(one -> SEES_LATER.contains(one.head()));
        ScopeAt scope = new ScopeAt(snapshot, file, offset, seesLater);
        if (frame.tokens().size() >= 2 && COMPARISONS.contains(frame.last())) {
            tags(scope.tags(frame.tokens().get(frame.tokens().size() - 2).text()));
        }
        if (OF_VALUES.contains(frame.head())) {
            Optional<Token> own = typing.statement().name();
            own.ifPresent(name -> tags(scope.tagsOfField(Place.of(name.span()))));
        }
        names(
                scope,
                Set.of(
                        Outline.Kind.FIELD,
                        Outline.Kind.PARAMETER,
                        Outline.Kind.NESTED,
                        Outline.Kind.ARRAY,
                        Outline.Kind.CHOICE));
        Vocabulary.functions().forEach(proposals::function);
        proposals.word("true", "");
        proposals.word("false", "");
    }

    private void names(ScopeAt scope, Set<Outline.Kind> kinds) {
        scope.visible().stream()
                .filter(outline -> kinds.contains(outline.kind()))
                .forEach(outline -> proposals.name(
                        outline.name(),
                        outline.kind() == Outline.Kind.PARAMETER
                                ? CompletionItemKind.Variable
                                : CompletionItemKind.Field,
                        outline.detail()));
    }
}
