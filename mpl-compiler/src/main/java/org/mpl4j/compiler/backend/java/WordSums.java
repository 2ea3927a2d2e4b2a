package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.runtime.checksum.Checksum;

/**
 * What a checksum adds up of {@linkplain Words words} that have not been stored yet ({@link Optimization#WORD_SUMS}): an Internet checksum takes them as they are, so that bytes need not be read that
 * have hardly been written.
 */
final class WordSums {
    private final BuildScope scope;
    private final ChecksumSpec spec;

    WordSums(BuildScope scope, ChecksumSpec spec) {
        this.scope = scope;
        this.spec = spec;
    }

    /**
     * A range of items that begins with words.
     *
     * @param words all that are in it
     * @param rest where the bytes behind them begin; empty if there are none
     */
    record Split(List<Word> words, Optional<Place> rest) {}

    /** Whether all words that are in what the checksum is of can be added up as words. */
    boolean isComplete() {
        return spec.inputs().stream()
                .allMatch(input -> !(input instanceof Expr.ItemRange range)
                        || wordsIn(range).isEmpty()
                        || split(range).isPresent());
    }

    /** A range with words in it, taken apart; empty if that is not possible, or there are none. */
    Optional<Split> split(Expr.ItemRange range) {
        Checksum algorithm = Checksum.named(spec.algorithm()).orElseThrow();
        List<Word> words = wordsIn(range);
        if (words.isEmpty()
                || !scope.packet().spec().isOn(Optimization.WORD_SUMS)
                || !isInBody(range.lastItemId())
                || algorithm != Checksum.INET && algorithm != Checksum.UDP) {
            return Optional.empty();
        }
        Place at = placed(range.firstItemId()).start();
        for (Word word : words) {
            boolean isNext = word.start().equals(at) && word.byteLength() % 2 == 0;
            if (!isNext) {
                return Optional.empty();
            }
            at = word.end();
        }
        Word last = words.get(words.size() - 1);
        boolean endsWithWords = last.fields().stream().anyMatch(field -> field.id() == range.lastItemId());
        boolean isWhole = last.fields().get(last.fields().size() - 1).id() == range.lastItemId();
        if (endsWithWords) {
            return isWhole ? Optional.of(new Split(words, Optional.empty())) : Optional.empty();
        }
        return Optional.of(new Split(words, Optional.of(at)));
    }

    private PlacedItem placed(int itemId) {
        return scope.packet().placed(itemId);
    }

    private boolean isInBody(int itemId) {
        return scope.body().info().placed().items().stream()
                .anyMatch(placed -> placed.item().id() == itemId);
    }

    /** The words with a field in a range. */
    private List<Word> wordsIn(Expr.ItemRange range) {
        List<Integer> order = scope.body().info().placed().items().stream()
                .map(PlacedItem::item)
                .map(Item::id)
                .toList();
        int first = order.indexOf(range.firstItemId());
        if (first < 0) {
            return List.of();
        }
        int last = isInBody(range.lastItemId()) ? order.indexOf(range.lastItemId()) : order.size() - 1;
        List<Integer> inside = order.subList(first, last + 1);
        List<Word> words = new ArrayList<>();
        for (Word word : scope.words().all()) {
            if (word.fields().stream().anyMatch(field -> inside.contains(field.id()))) {
                words.add(word);
            }
        }
        return words;
    }
}
