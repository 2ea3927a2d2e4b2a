package org.mpl4j.compiler.parse.antlr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.ast.Comment;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;

/** Gives each node the doc comment right before it, and keeps every other comment for the formatter. */
public final class DocComments {
    private final SourceFile source;
    private final CommonTokenStream tokens;
    private final int channel;
    private final Set<Integer> taken = new HashSet<>();

    /** @param channel the one that has comments */
    public DocComments(SourceFile source, CommonTokenStream tokens, int channel) {
        this.channel = channel;
        this.source = source;
        this.tokens = tokens;
    }

    /** The text of the last doc comment before a token, if it stands behind the token before. */
    public Optional<String> before(Token token) {
        for (int at = token.getTokenIndex() - 1; at >= 0 && tokens.get(at).getChannel() == channel; at--) {
            String text = tokens.get(at).getText();
            if (text.startsWith("/**") && text.length() > 4) {
                taken.add(at);
                return Optional.of(strip(text));
            }
        }
        return Optional.empty();
    }

    /** Comments that no call of {@link #before} has given out. */
    public List<Comment> others() {
        List<Comment> comments = new ArrayList<>();
        for (Token token : tokens.getTokens()) {
            if (token.getChannel() == channel && !taken.contains(token.getTokenIndex())) {
                comments.add(new Comment(
                        token.getText(), new Span(source, token.getStartIndex(), token.getStopIndex() + 1)));
            }
        }
        return comments;
    }

    private static String strip(String comment) {
        List<String> lines = new ArrayList<>();
        for (String line : comment.substring(3, comment.length() - 2).split("\n", -1)) {
            String text = line.strip();
            if (text.startsWith("*")) {
                text = text.substring(1).strip();
            }
            lines.add(text);
        }
        return SourceText.decode(String.join("\n", lines).strip());
    }
}
