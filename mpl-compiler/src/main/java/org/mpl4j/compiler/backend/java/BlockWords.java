package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.ir.ReadWord;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;

/**
 * The words of a block: what is read at once of neighbouring fields. What {@code refresh()} computes anew is in none, since it may change behind the back of a view that
 * keeps words.
 */
final class BlockWords {
    /** A view keeps no more of them: what is behind them is read where it is asked for. */
    private static final int MOST = 6;

    private final BlockInfo block;
    private final List<ReadWord> words = new ArrayList<>();

    BlockWords(BlockInfo block) {
        this.block = block;
        boolean isOn = block.packet().spec().isOn(Optimization.COALESCED_READS);
        for (Op op : block.ops()) {
            if (isOn && op instanceof Op.Require run) {
                words.addAll(ReadWord.of(run, coalesced(run)));
            }
        }
        if (words.size() > MOST) {
            words.subList(MOST, words.size()).clear();
        }
    }

    private List<PlacedItem> coalesced(Op.Require run) {
        RefreshFacts facts = block.packet().spec().refreshFacts();
        return run.fieldIds().stream()
                .map(block.packet()::placed)
                .filter(placed -> !facts.isComputed(block.packet().type().name(), (Field) placed.item()))
                .toList();
    }

    /** The word that a field is in. */
    Optional<Var.InWord> of(int fieldId) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).fieldIds().contains(fieldId)) {
                return Optional.of(new Var.InWord(i, words.get(i)));
            }
        }
        return Optional.empty();
    }
}
