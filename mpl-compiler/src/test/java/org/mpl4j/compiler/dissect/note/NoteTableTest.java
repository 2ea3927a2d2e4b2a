package org.mpl4j.compiler.dissect.note;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.dissect.condition.Note;

class NoteTableTest {
    private static final Note VERSION = new Note("version", 4);
    private static final Note LEVEL = new Note("level", 0);

    @Test
    void keepsTheLastNumberOfEachNote() {
        NoteTable table = new NoteTable();
        assertThat(table.noted("a", VERSION)).isEqualTo(4);
        table.note("a", VERSION, 5);
        table.note("a", VERSION, 3);
        assertThat(table.noted("a", VERSION)).isEqualTo(3);
        assertThat(table.noted("a", LEVEL)).isZero();
        assertThat(table.noted("b", VERSION)).isEqualTo(4);
        table.forget("a");
        assertThat(table.noted("a", VERSION)).isEqualTo(4);
    }

    @Test
    void forgetsTheFlowsThatHaveBeenQuietForLongest() {
        NoteTable table = new NoteTable(3);
        for (String flow : new String[] {"a", "b", "c"}) {
            table.note(flow, VERSION, 5);
        }
        assertThat(table.noted("a", VERSION)).isEqualTo(5);
        table.note("d", VERSION, 5);
        assertThat(table.noted("b", VERSION)).isEqualTo(4);
        assertThat(table.noted("a", VERSION)).isEqualTo(5);
        assertThat(table.noted("c", VERSION)).isEqualTo(5);
        assertThat(table.noted("d", VERSION)).isEqualTo(5);
    }
}
