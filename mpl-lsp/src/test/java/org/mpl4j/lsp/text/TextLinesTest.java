package org.mpl4j.lsp.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.source.SourceText;

final class TextLinesTest {
    private static final String TEXT = "a\r\n/* \u00e4\u20ac\ud83d\ude00 */ b\rc\n";

    @Test
    void countsInUtf16WhatLiesBehindOtherCharacters() {
        String bytes = SourceText.encode(TEXT);
        TextLines lines = new TextLines(bytes, PositionUnits.UTF16);
        assertThat(lines.position(bytes.indexOf('b'))).isEqualTo(new Position(1, 11));
        assertThat(lines.offset(new Position(1, 11))).isEqualTo(bytes.indexOf('b'));
    }

    @Test
    void countsBytesWhereTheEditorDoes() {
        String bytes = SourceText.encode(TEXT);
        TextLines lines = new TextLines(bytes, PositionUnits.UTF8);
        assertThat(lines.position(bytes.indexOf('b'))).isEqualTo(new Position(1, 16));
        assertThat(lines.offset(new Position(1, 16))).isEqualTo(bytes.indexOf('b'));
    }

    @Test
    void knowsThreeEndsOfLines() {
        TextLines lines = new TextLines("a\r\nb\rc\nd", PositionUnits.UTF16);
        assertThat(lines.offset(new Position(1, 0))).isEqualTo(3);
        assertThat(lines.offset(new Position(2, 0))).isEqualTo(5);
        assertThat(lines.offset(new Position(3, 0))).isEqualTo(7);
    }

    @Test
    void takesPlacesOutsideForTheNearestInside() {
        TextLines lines = new TextLines("ab\ncd", PositionUnits.UTF16);
        assertThat(lines.offset(new Position(0, 99))).isEqualTo(2);
        assertThat(lines.offset(new Position(9, 0))).isEqualTo(5);
        assertThat(lines.offset(new Position(-1, -1))).isZero();
        assertThat(lines.position(99)).isEqualTo(new Position(1, 2));
    }

    @Property
    void findsEachCharacterAgain(@ForAll @StringLength(max = 40) String text, @ForAll PositionUnits units) {
        String bytes = SourceText.encode(text);
        TextLines lines = new TextLines(bytes, units);
        for (int at = 0; at <= bytes.length(); at++) {
            boolean isWithinCharacter = at < bytes.length() && (bytes.charAt(at) & 0xc0) == 0x80;
            boolean isWithinEnd =
                    at > 0 && at < bytes.length() && bytes.charAt(at - 1) == '\r' && bytes.charAt(at) == '\n';
            if (!isWithinCharacter && !isWithinEnd) {
                assertThat(lines.offset(lines.position(at))).isEqualTo(at);
            }
        }
    }

    @Property
    void replacesTheLinesThatDiffer(
            @ForAll @StringLength(max = 30) String first, @ForAll @StringLength(max = 30) String second) {
        String before = SourceText.encode(first.replace('x', '\n').replace('\r', ' '));
        String after = SourceText.encode(second.replace('x', '\n').replace('\r', ' '));
        List<TextEdit> edits = Replacement.of(before, after, PositionUnits.UTF16);
        String edited = before;
        for (TextEdit edit : edits) {
            TextLines lines = new TextLines(before, PositionUnits.UTF16);
            Range range = edit.getRange();
            edited = before.substring(0, lines.offset(range.getStart()))
                    + SourceText.encode(edit.getNewText())
                    + before.substring(lines.offset(range.getEnd()));
        }
        assertThat(edited).isEqualTo(after);
    }
}
