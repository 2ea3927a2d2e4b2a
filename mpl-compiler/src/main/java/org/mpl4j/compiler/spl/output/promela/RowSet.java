package org.mpl4j.compiler.spl.output.promela;

import java.util.ArrayList;
import java.util.List;

/** Whether a variable is one of some rows, as an expression: neighbours as a range. */
final class RowSet {
    private RowSet() {}

    /**
     * The expression, in brackets.
     *
     * @param rows in ascending order; none is false
     */
    static String expression(String variable, List<Integer> rows) {
        List<String> parts = new ArrayList<>();
        for (int from = 0, to; from < rows.size(); from = to) {
            to = from + 1;
            while (to < rows.size() && rows.get(to) == rows.get(to - 1) + 1) {
                to++;
            }
            int first = rows.get(from);
            int last = rows.get(to - 1);
            if (first == last) {
                parts.add(variable + " == " + first);
            } else if (first == 0) {
                parts.add(variable + " <= " + last);
            } else {
                parts.add("(" + variable + " >= " + first + " && " + variable + " <= " + last + ")");
            }
        }
        return parts.isEmpty() ? "(false)" : "(" + String.join(" || ", parts) + ")";
    }
}
