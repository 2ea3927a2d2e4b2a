package org.mpl4j.compiler.spl.parse;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.parse.antlr.ExpectedWords;
import org.mpl4j.grammar.SplParser;

/** What a policy could have at the place of an error, in words. */
final class PolicyExpectation {
    private static final Set<Integer> DECLARATION = Set.of(SplParser.AUTOMATON, SplParser.FUNCTION, SplParser.USE);
    private static final Set<Integer> STATEMENT = Set.of(
            SplParser.STATECALL,
            SplParser.NAME,
            SplParser.EITHER,
            SplParser.MULTIPLE,
            SplParser.OPTIONAL,
            SplParser.WHILE,
            SplParser.DO,
            SplParser.ALWAYS_ALLOW,
            SplParser.DURING,
            SplParser.EXIT,
            SplParser.ABORT);
    private static final Set<Integer> FORMULA = Set.of(
            SplParser.LPAREN,
            SplParser.TRUE,
            SplParser.FALSE,
            SplParser.NAME,
            SplParser.NOT,
            SplParser.NEXT,
            SplParser.LBRACKET,
            SplParser.LESS,
            SplParser.STATECALL,
            SplParser.WILDCARD,
            SplParser.UNTIL_THEN,
            SplParser.WEAK_UNTIL);
    private static final Set<Integer> EXPRESSION = Set.of(
            SplParser.INT,
            SplParser.TRUE,
            SplParser.FALSE,
            SplParser.NAME,
            SplParser.LPAREN,
            SplParser.MINUS,
            SplParser.NOT);
    private static final Set<Integer> OPERATORS = IntStream.rangeClosed(SplParser.AND, SplParser.SLASH)
            .filter(type -> type != SplParser.NOT)
            .boxed()
            .collect(Collectors.toSet());
    private static final Set<Integer> CONNECTIVES =
            Set.of(SplParser.UNTIL_THEN, SplParser.WEAK_UNTIL, SplParser.AND, SplParser.ARROW, SplParser.IFF);
    private static final Set<Integer> CLOSING =
            Set.of(SplParser.RPAREN, SplParser.RBRACKET, SplParser.RBRACE, Token.EOF);
    private static final Map<Integer, String> KINDS = Map.of(
            SplParser.NAME, "a name",
            SplParser.STATECALL, "a statecall",
            SplParser.INT, "a number",
            SplParser.OR, "`or`");
    private static final String DECLARATIONS =
            "`automaton`, `function`, `use`, `event`, `policy`, `property` or `trace`";

    private final ExpectedWords words;

    PolicyExpectation(IntervalSet types) {
        this.words = new ExpectedWords(types, SplParser.VOCABULARY);
    }

    boolean contains(int type) {
        return words.contains(type);
    }

    boolean isDeclaration() {
        return words.contains(SplParser.AUTOMATON);
    }

    boolean isStatement() {
        return words.contains(SplParser.EITHER);
    }

    /** @param last the token before, which says what a word means that is not reserved */
    String inWords(@Nullable RuleContext context, @Nullable Token last) {
        if (words.group(DECLARATION, DECLARATIONS)) {
            return DECLARATIONS;
        }
        if (words.contains(SplParser.NAME) || words.contains(SplParser.STATECALL)) {
            // The grammar lets commas follow each other, a predicate does not.
            words.remove(SplParser.COMMA);
        }
        contextual(context, last);
        words.group(STATEMENT, "a statement");
        words.group(FORMULA, "a formula");
        words.group(EXPRESSION, "an expression");
        if (words.group(OPERATORS, "an operator") || words.group(CONNECTIVES, "an operator")) {
            words.remove(SplParser.OR);
        }
        if (words.contains(SplParser.WILDCARD)) {
            words.remove(SplParser.WILDCARD);
        }
        return words.list(CLOSING, KINDS);
    }

    /** Names that can only be certain words. */
    private void contextual(@Nullable RuleContext context, @Nullable Token last) {
        if (context instanceof SplParser.ActionContext) {
            action(last == null ? "" : last.getText());
        } else if (isUse(context) && words.contains(SplParser.SEMI)) {
            replace("`as`");
        } else if (context instanceof SplParser.AutomatonDeclarationContext && words.contains(SplParser.LBRACE)) {
            replace("`start`");
        } else if (context instanceof SplParser.PolicyDeclarationContext && words.contains(SplParser.SEMI)) {
            replace("`sync`");
        } else if (context instanceof SplParser.TakeStatementContext && words.contains(SplParser.SEMI)) {
            replace("`when`");
            words.add("`new`");
        } else if (context instanceof SplParser.LimitedContext) {
            replace("`expired`");
        } else if (context instanceof SplParser.PropertyDeclarationContext && !words.contains(SplParser.COLON)) {
            replace(last != null && last.getType() == SplParser.COLON ? "`ltl`" : "a name");
        }
    }

    private static boolean isUse(@Nullable RuleContext context) {
        return context instanceof SplParser.UseDeclarationContext || context instanceof SplParser.UsedPacketContext;
    }

    private void action(String word) {
        boolean isState = word.equals("state");
        if (!isState) {
            words.remove(SplParser.NAME);
        }
        if (!word.equals("return")) {
            words.remove(SplParser.SEMI);
        }
    }

    /** Whether more may stand behind what is whole already. */
    boolean isEnd() {
        return words.contains(SplParser.SEMI) || words.contains(SplParser.COLON);
    }

    private void replace(String word) {
        words.group(Set.of(SplParser.NAME), word);
    }
}
