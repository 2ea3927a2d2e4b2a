package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;

/**
 * Which routine calls which. S0112: a function that calls itself, at once or by others; its steps are put in the place of its call, which would never end. S0105: calls
 * within calls that later stages would need too much stack for.
 */
final class CallOrder {
    private static final int MAX_DEPTH = 100;

    private final Map<String, Map<String, Span>> calls;
    private final Diagnostics diagnostics;
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private CallOrder(Map<String, Map<String, Span>> calls, Diagnostics diagnostics) {
        this.calls = calls;
        this.diagnostics = diagnostics;
    }

    /**
     * The routines in an order in which each stands behind all that it calls, as far as there is one. Each cycle is reported once.
     *
     * @param calls for each routine what it calls, and where
     */
    static List<String> of(Map<String, Map<String, Span>> calls, Diagnostics diagnostics) {
        CallOrder cycles = new CallOrder(calls, diagnostics);
        List<String> order = new ArrayList<>();
        for (String start : calls.keySet()) {
            cycles.visit(start, order);
        }
        cycles.checkDepth(order);
        return order;
    }

    private void checkDepth(List<String> order) {
        Map<String, Integer> depths = new HashMap<>();
        for (String name : order) {
            int depth = 0;
            for (Map.Entry<String, Span> call :
                    calls.getOrDefault(name, Map.of()).entrySet()) {
                int inner = depths.getOrDefault(call.getKey(), 0) + 1;
                if (inner == MAX_DEPTH + 1) {
                    diagnostics.error(
                            Code.S0105, call.getValue(), "more than %d functions call each other from here", MAX_DEPTH);
                }
                depth = Math.max(depth, inner);
            }
            depths.put(name, depth);
        }
    }

    /** Goes down with a list instead of the stack, as there may be any number of functions. */
    private void visit(String start, List<String> order) {
        List<List<String>> open = new ArrayList<>();
        enter(start, open);
        while (!path.isEmpty()) {
            List<String> rest = open.get(open.size() - 1);
            String here = path.get(path.size() - 1);
            if (rest.isEmpty()) {
                open.remove(open.size() - 1);
                path.remove(path.size() - 1);
                if (done.add(here)) {
                    order.add(here);
                }
                continue;
            }
            String next = rest.remove(0);
            if (path.contains(next)) {
                report(next, place(here, next));
            } else {
                enter(next, open);
            }
        }
    }

    private void enter(String name, List<List<String>> open) {
        boolean isKnown = done.contains(name) || !calls.containsKey(name);
        path.add(name);
        open.add(
                isKnown
                        ? new ArrayList<>()
                        : new ArrayList<>(calls.getOrDefault(name, Map.of()).keySet()));
    }

    /** Where one calls the other, as it does. */
    private Span place(String caller, String called) {
        return Objects.requireNonNull(calls.getOrDefault(caller, Map.of()).get(called));
    }

    private void report(String name, Span call) {
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
        cycle.add(name);
        Diagnostics.Draft draft =
                diagnostics.error(Code.S0112, call, "`%s` calls itself: %s", name, String.join(" → ", cycle));
        for (int i = 0; i + 2 < cycle.size(); i++) {
            draft.also(place(cycle.get(i), cycle.get(i + 1)), "`%s` calls `%s`", cycle.get(i), cycle.get(i + 1));
        }
        draft.help("repeat steps by `multiple`, `while` or `do`");
    }
}
