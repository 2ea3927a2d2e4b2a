package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** States of a table that a picture shows as one: those that have one name in the policy, since a reader knows only that. */
final class StateGroups {
    private final List<List<TableState>> groups = new ArrayList<>();
    private final int[] groupOf;

    /**
     * The groups of a table.
     *
     * @param isByLabel whether states of one name are one group; else each is its own
     */
    StateGroups(StateTable table, boolean isByLabel) {
        groupOf = new int[table.states().size()];
        Map<String, Integer> byLabel = new LinkedHashMap<>();
        for (TableState state : table.states()) {
            String key = isByLabel && state.label().isPresent()
                    ? "label " + state.label().get()
                    : "row " + state.number();
            int group = byLabel.computeIfAbsent(key, k -> {
                groups.add(new ArrayList<>());
                return groups.size() - 1;
            });
            groups.get(group).add(state);
            groupOf[state.number()] = group;
        }
    }

    int size() {
        return groups.size();
    }

    int of(int state) {
        return groupOf[state];
    }

    List<TableState> states(int group) {
        return groups.get(group);
    }

    /** The name of a group: that of the RFC has hyphens. */
    String title(int group) {
        List<TableState> states = groups.get(group);
        TableState first = states.get(0);
        return title(states.size() > 1 ? first.label().orElse(first.name()) : first.name());
    }

    static String title(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) ? name.replace('_', '-') : name;
    }
}
