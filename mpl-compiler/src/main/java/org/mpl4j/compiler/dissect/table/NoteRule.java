package org.mpl4j.compiler.dissect.table;

import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Note;
import org.mpl4j.compiler.dissect.condition.NumberExpression;

/**
 * What is noted of packets of a kind.
 *
 * @param number what is noted, if it is there
 * @param condition for taking the note
 */
public record NoteRule(Note note, NumberExpression number, Condition condition) {}
