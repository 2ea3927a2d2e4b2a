package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ItemPrinter;
import org.mpl4j.compiler.model.PacketType;

/** Prints a build plan: who supplies each field, in which order the computed ones are computed, and what is checked. */
public final class PlanPrinter {
    private static final String INDENT = "  ";

    private final BuildPlan plan;
    private final PacketType packet;
    private final ItemPrinter items;
    private final StringBuilder out = new StringBuilder();

    private PlanPrinter(BuildPlan plan) {
        this.plan = plan;
        this.packet = plan.packet();
        this.items = new ItemPrinter(packet);
    }

    public static String print(BuildPlan plan) {
        PlanPrinter printer = new PlanPrinter(plan);
        printer.printPlan();
        return printer.out.toString();
    }

    private void printPlan() {
        out.append("build ").append(packet.name()).append(" {\n");
        plan.reportedParams()
                .forEach((index, binding) ->
                        line(INDENT, "parameter " + packet.params().get(index).name() + ": " + binding(binding)));
        for (Item item : packet.items()) {
            if (item instanceof Field field) {
                line(INDENT, field.name() + ": " + binding(plan.binding(field.id())));
            }
        }
        plan.lateArguments()
                .forEach((nested, indexes) -> line(INDENT, "late arguments of " + name(nested) + ": " + indexes));
        plan.companions().forEach((field, other) -> line(INDENT, name(field) + " comes with " + name(other)));
        plan.scopes().forEach(this::printScope);
        if (plan.watch().isReadAgain()) {
            line(INDENT, "by itself: read again if in doubt");
        }
        out.append("}\n");
    }

    private void printScope(int owner, ScopePlan scope) {
        boolean isNoted = plan.watch().scopes().contains(owner);
        if (scope.order().isEmpty()
                && scope.checks().isEmpty()
                && scope.rereads().isEmpty()
                && scope.doubtful().isEmpty()
                && !isNoted) {
            return;
        }
        line(INDENT, owner < 0 ? "at the end:" : "at the end of each element of " + name(owner) + ":");
        if (!scope.order().isEmpty()) {
            line(INDENT + INDENT, "compute " + names(scope.order()));
        }
        for (SizeCheck check : scope.checks()) {
            String params = check.params().isEmpty() ? "" : " (if its parameters are known)";
            line(INDENT + INDENT, "check " + check(check) + params);
        }
        scope.rereads().forEach(item -> line(INDENT + INDENT, "read again " + name(item)));
        scope.doubtful().forEach(item -> line(INDENT + INDENT, "read again if in doubt " + name(item)));
        if (isNoted) {
            line(INDENT + INDENT, "note what was chosen");
        }
    }

    private String check(SizeCheck check) {
        String name = name(check.itemId());
        String expected = items.expr(check.expected());
        return switch (check.what()) {
            case SIZE -> "sizeof(" + name + ") == " + expected;
            case COUNT -> "array_length(" + name + ") == " + expected;
            case PRESENCE -> name + " is given iff " + expected;
            case BRANCH -> "the branch of " + name + " is that of " + expected;
        };
    }

    private String binding(Binding binding) {
        if (binding instanceof Binding.Free) {
            return "given";
        } else if (binding instanceof Binding.Defaulted defaulted) {
            return "given, or " + items.expr(defaulted.value());
        } else if (binding instanceof Binding.Constant constant) {
            return "always " + items.expr(constant.value());
        } else if (binding instanceof Binding.Derived derived) {
            return derived(derived);
        } else if (binding instanceof Binding.Solved solved) {
            return solved.solutions().stream().map(s -> derived(s.by())).collect(Collectors.joining(", or ", "", ""))
                    + ", else " + items.expr(solved.otherwise());
        } else if (binding instanceof Binding.Tag tag) {
            return "by the branch of " + names(tag.deciders()) + branches(tag);
        } else if (binding instanceof Binding.Presence presence) {
            return "whether " + names(presence.items()) + (presence.items().size() == 1 ? " is given" : " are given");
        } else if (binding instanceof Binding.FromChild child) {
            List<Integer> sources =
                    child.sources().stream().map(Binding.Source::nestedItem).toList();
            return "what " + names(sources) + " says" + (child.isTotal() ? "" : ", or given");
        }
        return "checksum";
    }

    private String derived(Binding.Derived derived) {
        String value = items.expr(derived.value());
        return "= " + (derived.divisor() == 1 ? value : "(" + value + ") / " + derived.divisor());
    }

    private String branches(Binding.Tag tag) {
        StringBuilder text = new StringBuilder();
        tag.value()
                .forEach((id, values) -> values.forEach((branch, derived) ->
                        text.append("; ").append(label(id, branch)).append(' ').append(derived(derived))));
        tag.arguments()
                .forEach((id, branches) -> branches.forEach(
                        branch -> text.append("; ").append(label(id, branch)).append(" given")));
        tag.elsewhere().value().ifPresent(value -> text.append("; else ").append(derived(value)));
        tag.elsewhere().solutions().forEach(solution -> text.append("; else ").append(derived(solution.by())));
        tag.defaultValue().ifPresent(value -> text.append("; if not given ").append(items.expr(value)));
        return text.toString();
    }

    private String label(int classify, int branch) {
        return ((Classify) packet.item(classify)).branches().get(branch).label();
    }

    private String names(List<Integer> ids) {
        return ids.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(int itemId) {
        return packet.item(itemId).name();
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }
}
