package org.mpl4j.compiler.spl.explore;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.LetterIndex;

/** Runs a table of configurations. */
final class BitSetMachine implements Machine {
    private final ConfigurationTable table;
    private final LetterIndex letters;
    private BitSet now = new BitSet();

    BitSetMachine(ConfigurationTable table) {
        this.table = table;
        this.letters = new LetterIndex(table.letters());
        start(table.starts().keySet().iterator().next());
    }

    @Override
    public void start(List<Integer> values) {
        now = new BitSet();
        for (int configuration : Objects.requireNonNull(table.starts().get(values))) {
            now.set(configuration);
        }
    }

    @Override
    public boolean step(Statecall call, Map<String, Long> fields) {
        if (!letters.knows(call)) {
            return true;
        }
        BitSet next = next(letters.find(call, fields));
        if (next.isEmpty()) {
            return false;
        }
        now = next;
        return true;
    }

    /** The configurations after a letter; none if it is refused. */
    private BitSet next(int letter) {
        BitSet next = new BitSet();
        for (int at = now.nextSetBit(0); at >= 0; at = now.nextSetBit(at + 1)) {
            for (ConfigurationTable.Step move : table.entries().get(at).moves()) {
                if (move.letter() == letter) {
                    if (move.aborts()) {
                        return new BitSet();
                    }
                    for (int target : move.targets()) {
                        next.set(target);
                    }
                }
            }
        }
        return next;
    }

    @Override
    public Set<Statecall> allowed() {
        Set<Statecall> allowed = new LinkedHashSet<>();
        for (int letter = 0; letter < table.letters().size(); letter++) {
            if (!next(letter).isEmpty()) {
                allowed.add(table.letters().get(letter).call());
            }
        }
        return allowed;
    }

    @Override
    public boolean isEnd() {
        return now.stream().anyMatch(at -> table.entries().get(at).isEnd());
    }

    @Override
    public Optional<String> label() {
        return now.stream()
                .mapToObj(at -> table.entries().get(at).label())
                .flatMap(Optional::stream)
                .findFirst();
    }
}
