package org.mpl4j.lsp.text;

import java.util.List;
import org.eclipse.lsp4j.TextEdit;
import org.mpl4j.compiler.source.SourceText;

/** The difference between two texts as an edit: whole lines from the first that differs to the last. */
public final class Replacement {
    private Replacement() {}

    /** One edit, or none where nothing differs. */
    public static List<TextEdit> of(String before, String after, PositionUnits units) {
        if (before.equals(after)) {
            return List.of();
        }
        int start = commonStart(before, after);
        int end = commonEnd(before, after, start);
        String text = after.substring(start, after.length() - end);
        TextLines lines = new TextLines(before, units);
        return List.of(new TextEdit(lines.range(start, before.length() - end), SourceText.decode(text)));
    }

    /** Characters up to the start of the first line that differs. */
    private static int commonStart(String before, String after) {
        int at = 0;
        int line = 0;
        while (at < Math.min(before.length(), after.length()) && before.charAt(at) == after.charAt(at)) {
            at++;
            line = before.charAt(at - 1) == '\n' ? at : line;
        }
        return line;
    }

    /** Characters from the start of the first line of those at the end that are the same. */
    private static int commonEnd(String before, String after, int start) {
        int most = Math.min(before.length(), after.length()) - start;
        int count = 0;
        int whole = 0;
        while (count < most && before.charAt(before.length() - 1 - count) == after.charAt(after.length() - 1 - count)) {
            whole = before.charAt(before.length() - 1 - count) == '\n' ? count : whole;
            count++;
        }
        return whole;
    }
}
