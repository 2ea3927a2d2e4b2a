package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.output.diagram.layout.Box;
import org.mpl4j.compiler.spl.output.diagram.layout.LayeredLayout;
import org.mpl4j.compiler.spl.output.diagram.layout.Link;
import org.mpl4j.compiler.svg.SvgText;

/** One automaton, laid out. */
final class SvgGraph {
    private static final double NAME_SIZE = 14;
    private static final double NODE_WIDTH = 190;
    private static final double LABEL_WIDTH = 170;
    private static final double PADDING = 10;
    private static final double DOT = 12;

    /** Between two edges at a side of a node. */
    private static final double PORT_GAP = 16;

    private final Drawing drawing;
    private final LayeredLayout layout = new LayeredLayout();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Box> dots = new ArrayList<>();
    private final List<CallLines> loops = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** What is drawn of an edge; no label is a text of no lines. */
    private record Edge(Link link, CallLines label, boolean isTimer) {}

    SvgGraph(Drawing drawing) {
        this.drawing = drawing;
        // Beginnings come first, as the first box is at the top.
        long starts = drawing.nodes().stream().mapToInt(n -> n.starts().size()).sum();
        for (int i = 0; i < starts; i++) {
            dots.add(layout.box(DOT, DOT));
        }
        drawing.nodes().forEach(node -> {
            CallLines lines = CallLines.of(node.loops(), NODE_WIDTH);
            loops.add(lines);
            boxes.add(layout.box(nodeWidth(node, lines), nodeHeight(node, lines)));
        });
        int dot = 0;
        for (Drawing.Node node : drawing.nodes()) {
            for (String values : node.starts()) {
                link(dot++, dots.size() + node.number(), starts(values));
            }
        }
        drawing.edges().forEach(edge -> link(dots.size() + edge.from(), dots.size() + edge.to(), edge.calls()));
        layout.place();
    }

    private static List<CallLabel> starts(String values) {
        return values.isEmpty() ? List.of() : List.of(new CallLabel(Direction.EVENT, values));
    }

    private void link(int from, int to, List<CallLabel> calls) {
        CallLines lines = CallLines.of(calls, LABEL_WIDTH);
        boolean isTimer = !calls.isEmpty() && calls.stream().allMatch(call -> call.direction() == Direction.TIMER);
        Link link = calls.isEmpty()
                ? layout.link(from, to, 0, 0)
                : layout.link(from, to, lines.width() + 8, lines.height() + 2);
        edges.add(new Edge(link, lines, isTimer));
    }

    private static double nodeWidth(Drawing.Node node, CallLines lines) {
        double limit = node.limit()
                .map(name -> TextBox.width("within " + name, CallLines.SIZE))
                .orElse(0.0);
        double name = TextBox.width(node.title(), NAME_SIZE) * 1.08;
        return Math.max(50, Math.max(name, Math.max(limit, lines.width())) + 2 * PADDING);
    }

    private static double nodeHeight(Drawing.Node node, CallLines lines) {
        return 2 * 7
                + NAME_SIZE
                + (node.limit().isPresent() ? 13 : 0)
                + (lines.lines().isEmpty() ? 0 : 7 + lines.height());
    }

    double width() {
        return layout.width();
    }

    double height() {
        return layout.height();
    }

    private static double port(Map<Box, Map<Link, Double>> ports, Box box, Link link) {
        return Objects.requireNonNull(Objects.requireNonNull(ports.get(box)).get(link));
    }

    /** Draws it with its upper left corner at 0, 0: lines first, labels over them. */
    void print(SvgText svg) {
        Map<Box, Map<Link, Double>> ports = ports();
        for (Edge edge : edges) {
            Link link = edge.link();
            Box upper = link.path().get(0);
            Box lower = link.path().get(link.path().size() - 1);
            String path = SvgEdge.path(link, port(ports, upper, link), port(ports, lower, link));
            svg.line("<path class=\"edge" + (edge.isTimer() ? " dashed" : "") + "\" marker-end=\"url(#arrow)\" d=\""
                    + path + "\"/>");
        }
        for (Edge edge : edges) {
            edge.link().label().ifPresent(box -> {
                svg.box(box.left(), box.top(), box.width(), box.height(), 3, "page");
                SvgCalls.write(svg, box.middle(), box.top(), edge.label());
            });
        }
        dots.forEach(dot -> svg.line("<circle class=\"dot\" cx=\"" + SvgText.number(dot.middle()) + "\" cy=\""
                + SvgText.number((dot.top() + dot.bottom()) / 2) + "\" r=\"" + SvgText.number(DOT / 2) + "\"/>"));
        for (int i = 0; i < boxes.size(); i++) {
            node(svg, drawing.nodes().get(i), boxes.get(i), loops.get(i));
        }
    }

    private static void node(SvgText svg, Drawing.Node node, Box box, CallLines lines) {
        svg.box(box.left(), box.top(), box.width(), box.height(), 8, "state");
        if (node.isEnd()) {
            svg.box(box.left() + 3, box.top() + 3, box.width() - 6, box.height() - 6, 6, "rim");
        }
        double y = box.top() + 7 + NAME_SIZE - 2;
        svg.text(box.middle(), y, node.isNamed() ? "name" : "place", node.title());
        if (node.limit().isPresent()) {
            y += 13;
            svg.text(box.middle(), y, "limit", "within " + node.limit().get());
        }
        if (!lines.lines().isEmpty()) {
            y += 6;
            svg.line("<line class=\"rule\" x1=\"" + SvgText.number(box.left() + 8) + "\" y1=\"" + SvgText.number(y)
                    + "\" x2=\"" + SvgText.number(box.left() + box.width() - 8) + "\" y2=\"" + SvgText.number(y)
                    + "\"/>");
            SvgCalls.write(svg, box.middle(), y + 3, lines);
        }
    }

    /** Where edges leave or meet boxes, from the middle: side by side, in the order of where they come from. */
    private Map<Box, Map<Link, Double>> ports() {
        Map<Box, Map<Link, Double>> ports = new IdentityHashMap<>();
        for (boolean isUpperEnd : new boolean[] {true, false}) {
            Map<Box, List<Link>> links = new IdentityHashMap<>();
            for (Edge edge : edges) {
                List<Box> path = edge.link().path();
                Box end = path.get(isUpperEnd ? 0 : path.size() - 1);
                links.computeIfAbsent(end, box -> new ArrayList<>()).add(edge.link());
            }
            links.forEach((box, own) -> {
                own.sort(Comparator.comparingDouble(link ->
                        link.path().get(isUpperEnd ? 1 : link.path().size() - 2).middle()));
                double gap = Math.min(PORT_GAP, (box.width() - 16) / own.size());
                for (int i = 0; i < own.size(); i++) {
                    ports.computeIfAbsent(box, b -> new IdentityHashMap<>())
                            .put(own.get(i), own.size() == 1 ? 0 : gap * (i - (own.size() - 1) / 2.0));
                }
            });
        }
        return ports;
    }
}
