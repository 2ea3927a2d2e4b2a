package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.graph.Frame;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.table.Letter;

/** What stands behind a table: the sets of configurations as they were found, breadth-first, for those who want to know why a state is as it is. */
public final class Behaviour {
    private final StateSets sets;
    private final int[] rowOf;

    Behaviour(StateSets sets, int[] rowOf) {
        this.sets = sets;
        this.rowOf = rowOf;
    }

    /**
     * A statecall that is refused since no guard holds behind it.
     *
     * @param at the choice, loop or assignment that no way leads out of
     * @param values the variables there, as people read them
     */
    public record DeadEnd(Letter letter, Span at, String values) {}

    /** How many sets there are; the first ones are those of the start. */
    public int size() {
        return sets.size();
    }

    public Graph graph() {
        return sets.configurations().graph();
    }

    /** The row of the table that a set became. */
    public int row(int set) {
        return rowOf[set];
    }

    /** A shortest way to a set. */
    public List<Letter> shortestTrace(int set) {
        return sets.shortestTrace(set).stream()
                .map(sets.configurations().letters()::get)
                .toList();
    }

    /** All names that a set has. */
    public Set<Step.Named> labels(int set) {
        Set<Step.Named> labels = new LinkedHashSet<>();
        Arrays.stream(sets.sets().get(set).members())
                .mapToObj(sets.configurations()::label)
                .forEach(label -> label.ifPresent(labels::add));
        return labels;
    }

    public boolean isEnd(int set) {
        return sets.isEnd(set);
    }

    /** The statements that wait in a set. */
    public Set<Span> places(int set) {
        Set<Span> places = new LinkedHashSet<>();
        Arrays.stream(sets.sets().get(set).members())
                .mapToObj(sets.configurations()::place)
                .forEach(place -> place.ifPresent(places::add));
        return places;
    }

    /** The sets that follow a set. */
    public List<Integer> next(int set) {
        return sets.sets().get(set).edges().stream().map(StateSets.Edge::target).toList();
    }

    /** The letters that a set refuses since they lead to an abort. */
    public List<Letter> aborting(int set) {
        return sets.sets().get(set).aborting().stream()
                .map(sets.configurations().letters()::get)
                .toList();
    }

    /** The letters that a set refuses though it waits for them. */
    public List<DeadEnd> deadEnds(int set) {
        Configurations configurations = sets.configurations();
        Stepper stepper = configurations.stepper();
        List<DeadEnd> ends = new ArrayList<>();
        for (int number : sets.sets().get(set).dead()) {
            Letter letter = configurations.letters().get(number);
            Map<String, Long> fields = FieldSplit.sample(letter);
            for (int member : sets.sets().get(set).members()) {
                stepper.take(configurations.get(member), letter.call(), fields, Stepper.Watch.NONE).stream()
                        .flatMap(target -> stepper.closure(target, fields, Stepper.Watch.NONE).dead().stream())
                        .forEach(dead -> ends.add(deadEnd(letter, dead)));
            }
        }
        return ends;
    }

    private DeadEnd deadEnd(Letter letter, Configuration dead) {
        Node node = graph().node(dead.node());
        if (node instanceof Node.Assign assign) {
            return new DeadEnd(letter, assign.span(), describe(assign.frame(), dead));
        }
        return new DeadEnd(letter, ((Node.Fork) node).span(), describe(graph().frame(), dead));
    }

    private static String describe(Frame frame, Configuration dead) {
        return frame.describe(dead.values());
    }

    /** The statements that some trace waits at, or that begin a handler where one waits. */
    public Set<Span> reachedPlaces() {
        Set<Span> reached = new HashSet<>();
        Configurations configurations = sets.configurations();
        for (int i = 0; i < configurations.size(); i++) {
            configurations.place(i).ifPresent(reached::add);
            if (graph().node(configurations.get(i).node()) instanceof Place place) {
                for (Place.Handler handler : place.handlers()) {
                    configurations
                            .stepper()
                            .beginnings(handler, configurations.get(i).values())
                            .values()
                            .forEach(begins ->
                                    begins.forEach(begin -> reached.add(((Place) graph().node(begin.node())).span())));
                }
            }
        }
        return reached;
    }
}
