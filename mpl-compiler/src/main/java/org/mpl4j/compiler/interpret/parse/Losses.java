package org.mpl4j.compiler.interpret.parse;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.ParseException;

/** What was wrong in items of a known length, behind which a parse went on. */
final class Losses {
    /** More of them in one packet say no more. */
    private static final int MOST = 16;

    private static final Losses NONE = new Losses(false);

    private final boolean areGathered;
    private final List<ParseException> errors = new ArrayList<>(0);

    private Losses(boolean areGathered) {
        this.areGathered = areGathered;
    }

    /** Of a parse that ends with the first error. */
    static Losses none() {
        return NONE;
    }

    static Losses gathered() {
        return new Losses(true);
    }

    boolean areGathered() {
        return areGathered;
    }

    int count() {
        return errors.size();
    }

    /** Whether the parse may go on. */
    boolean add(ParseException error) {
        return areGathered && errors.size() < MOST && errors.add(error);
    }

    /** Prefixes the paths of those from a number on with the field that was being parsed. */
    void within(int from, String field) {
        for (int i = from; i < errors.size(); i++) {
            errors.get(i).within(field);
        }
    }

    /** Prefixes the paths of those from a number on with the array element that was being parsed. */
    void within(int from, String field, int index) {
        for (int i = from; i < errors.size(); i++) {
            errors.get(i).within(field, index);
        }
    }

    List<ParseException> errors() {
        return errors;
    }
}
