package org.mpl4j.compiler.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** Real specifications, for tests that take them apart. */
final class SpecCorpus {
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9_']+|\"[^\"]*\"|\\s+|[-=]>|\\.\\.|==|!=|[<>]=|&&|\\|\\||<<|>>|.");

    /** The library beside this module. */
    static final SpecPath PATH = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    private SpecCorpus() {}

    /** The texts of the library and of the 2007 specifications. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        try {
            for (SpecRoot root :
                    List.of(PATH.roots().get(0), new SpecRoot.Folder(Path.of("src/test/resources/specs2007")))) {
                for (String file : root.list(".mpl")) {
                    texts.add(root.read(file).orElseThrow());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** The text cut into tokens and the spaces between them. */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** Every token that some specification has, each once. */
    static List<String> vocabulary() {
        LinkedHashSet<String> words = new LinkedHashSet<>();
        texts().forEach(text -> words.addAll(tokens(text)));
        return List.copyOf(words);
    }

    static CompilationResult compile(String text) {
        return Compiler.compile(PATH, List.of(new SourceFile("test.mpl", "test", text)));
    }
}
