package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Step;

/** Makes a table of configurations, those with names first. */
final class BitSetMaker {
    private final Configurations configurations;
    private final int[] order;
    private final int[] numbers;

    private BitSetMaker(Configurations configurations) {
        this.configurations = configurations;
        this.order = IntStream.range(0, configurations.size())
                .boxed()
                .sorted(Comparator.comparingInt(this::labelPlace))
                .mapToInt(Integer::intValue)
                .toArray();
        this.numbers = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            numbers[order[i]] = i;
        }
    }

    private int labelPlace(int configuration) {
        return configurations.label(configuration).map(n -> n.span().start()).orElse(Integer.MAX_VALUE);
    }

    static ConfigurationTable make(Routine automaton, Configurations configurations, List<List<Integer>> starts) {
        Map<List<Integer>, int[]> first = new LinkedHashMap<>();
        List<ConfigurationTable.Entry> entries = new ArrayList<>();
        List<Configurations.Reach> reaches = starts.stream()
                .map(values -> configurations.reach(configurations.start(values)))
                .toList();
        BitSetMaker maker = new BitSetMaker(configurations);
        for (int i = 0; i < starts.size(); i++) {
            Configurations.Reach reach = reaches.get(i);
            first.put(starts.get(i), reach.aborts() ? new int[0] : maker.renumbered(reach.waiting()));
        }
        for (int number : maker.order) {
            entries.add(maker.entry(number));
        }
        return new ConfigurationTable(automaton, configurations.letters(), entries, first);
    }

    private ConfigurationTable.Entry entry(int number) {
        List<ConfigurationTable.Step> moves = new ArrayList<>();
        for (Move move : configurations.moves(number)) {
            Set<String> armed = new TreeSet<>();
            boolean aborts = false;
            for (int closure : move.closures()) {
                Configurations.Reach reach = configurations.reach(closure);
                aborts |= reach.aborts();
                reach.armed().forEach(w -> armed.add(w.limit()));
            }
            int[] targets = renumbered(configurations.union(move.closures()));
            moves.add(new ConfigurationTable.Step(move.letter(), aborts, targets, armed));
        }
        return new ConfigurationTable.Entry(
                configurations.label(number).map(Step.Named::state),
                configurations.isEnd(number),
                configurations.place(number),
                configurations.limit(number).map(Step.Within::limit),
                moves);
    }

    private int[] renumbered(int[] old) {
        return Arrays.stream(old).map(n -> numbers[n]).sorted().toArray();
    }
}
