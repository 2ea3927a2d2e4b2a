package org.mpl4j.compiler.wireshark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Expressions of layer tables: about packets around a payload, in a chain that is called {@code ch}. */
final class LuaTerms {
    private static final Map<Term.Operator, String> FUNCTIONS = Map.of(
            Term.Operator.BIT_AND, "bit_and",
            Term.Operator.SHIFT_LEFT, "shift_left",
            Term.Operator.SHIFT_RIGHT, "shift_right",
            Term.Operator.ADD, "add",
            Term.Operator.SUBTRACT, "subtract",
            Term.Operator.MULTIPLY, "multiply",
            Term.Operator.DIVIDE, "divide",
            Term.Operator.REMAINDER, "remainder");

    private final Set<String> own;
    private final Map<String, Long> notes;

    /**
     * @param own names in the packet that the table is about
     * @param notes what is noted for flows, and what it is where nothing has been noted
     */
    LuaTerms(Set<String> own, Map<String, Long> notes) {
        this.own = own;
        this.notes = notes;
    }

    /** A function of a condition. */
    String conditionFunction(Term term) {
        return function(condition(term));
    }

    String numbersFunction(Term term) {
        return function(values(term));
    }

    static String function(String result) {
        return "function(ch) return " + result + " end";
    }

    private String condition(Term term) {
        if (term instanceof Term.Negation negation) {
            return "not " + condition(negation.operand());
        } else if (term instanceof Term.Flag flag) {
            return Boolean.toString(flag.value());
        } else if (term instanceof Term.Operation operation) {
            return operation(operation);
        }
        return "M.is_set(" + values(term) + ")";
    }

    private String operation(Term.Operation operation) {
        if (operation.operator().isLogical()) {
            String symbol = operation.operator() == Term.Operator.AND ? " and " : " or ";
            return "(" + condition(operation.left()) + symbol + condition(operation.right()) + ")";
        }
        return "M.any(\"" + operation.operator().symbol() + "\", " + values(operation.left()) + ", "
                + values(operation.right()) + ")";
    }

    /** A list of all values that a term stands for. */
    private String values(Term term) {
        if (term instanceof Term.Number number) {
            return "{ " + LuaText.number(number.value()) + " }";
        } else if (term instanceof Term.Text text) {
            return "{ " + bytes(text.content().toArray()) + " }";
        } else if (term instanceof Term.Address address) {
            return "{ " + bytes(address.content().toArray()) + " }";
        } else if (term instanceof Term.Flag flag) {
            return flag.value() ? "{ 1 }" : "{ 0 }";
        } else if (term instanceof Term.Tag tag) {
            return "{ { tag = " + LuaText.string(tag.name()) + " } }";
        } else if (term instanceof Term.Path path) {
            return path(path);
        } else if (term instanceof Term.Operation operation && FUNCTIONS.containsKey(operation.operator())) {
            return "M.each(M." + FUNCTIONS.get(operation.operator()) + ", ch, " + values(operation.left()) + ", "
                    + values(operation.right()) + ")";
        }
        return "{ M.num(" + condition(term) + ") }";
    }

    private static String bytes(byte[] content) {
        return LuaText.string(org.mpl4j.compiler.model.Bytes.of(content));
    }

    private String path(Term.Path path) {
        String first = path.first().name();
        Term.Step last = path.steps().get(path.steps().size() - 1);
        if (!own.contains(first) && first.equals("frame") && path.steps().size() == 2) {
            return "M.frame(ch, " + LuaText.string(last.name()) + ", " + last.index() + ")";
        } else if (!own.contains(first) && first.equals("flow") && path.steps().size() == 2) {
            return "M.noted(ch, " + LuaText.string(last.name()) + ", "
                    + LuaText.number(notes.getOrDefault(last.name(), 0L)) + ")";
        }
        String steps = path.steps().stream().map(LuaTerms::step).collect(Collectors.joining(", "));
        return "M.at(ch, " + own.contains(first) + ", { " + steps + " })";
    }

    private static String step(Term.Step step) {
        String name = LuaText.string(step.name());
        return step.index() < 0 ? name : "{ " + name + ", " + step.index() + " }";
    }

    /** What the parameters of a packet are given. */
    String arguments(List<Param> params, List<TableStatement.Argument> arguments) {
        return params.stream()
                .map(param -> argument(param.kind(), arguments.get(param.index())))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private String argument(ValueKind kind, TableStatement.Argument argument) {
        return switch (kind) {
            case INT -> "M.first(" + values(argument.first()) + ", 0)";
            case BOOL -> condition(argument.first());
            default -> bytes(argument);
        };
    }

    /** A range of fields, the content of one, or a string; of a flow's ends, any value. */
    String bytes(TableStatement.Argument argument) {
        if (argument.first() instanceof Term.Text text) {
            return bytes(text.content().toArray());
        }
        Term.Path last = argument.last();
        if (last == null) {
            return "M.content(" + values(argument.first()) + ")";
        }
        Term.Path first = (Term.Path) argument.first();
        return "M.range(" + path(first) + ", " + path(beside(first, last)) + ")";
    }

    /** In {@code ipv6.src..dest} the second field is one of the first one's packet. */
    private static Term.Path beside(Term.Path first, Term.Path last) {
        if (last.steps().size() > 1 || first.steps().size() == 1) {
            return last;
        }
        List<Term.Step> steps = new java.util.ArrayList<>(first.steps());
        steps.set(steps.size() - 1, last.first());
        return new Term.Path(steps, last.span());
    }
}
