package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mpl4j.compiler.spl.output.diagram.layout.Box;
import org.mpl4j.compiler.spl.output.diagram.layout.Link;
import org.mpl4j.compiler.svg.SvgText;

/** The line of an edge: upright at its ends and through each layer, curved between. */
final class SvgEdge {
    private SvgEdge() {}

    private record Point(double x, double y) {}

    /**
     * What the attribute d says.
     *
     * @param upperPort where it leaves the upper box, from its middle
     * @param lowerPort where it meets the lower one
     */
    static String path(Link link, double upperPort, double lowerPort) {
        List<Box> boxes = link.path();
        Box upper = boxes.get(0);
        Box lower = boxes.get(boxes.size() - 1);
        List<Point> points = new ArrayList<>();
        points.add(new Point(upper.middle() + upperPort, upper.bottom()));
        for (Box box : boxes.subList(1, boxes.size() - 1)) {
            points.add(new Point(box.middle(), box.layerTop()));
            points.add(new Point(box.middle(), box.layerTop() + box.layerHeight()));
        }
        points.add(new Point(lower.middle() + lowerPort, lower.top()));
        if (link.isUpwards()) {
            Collections.reverse(points);
        }
        StringBuilder path = new StringBuilder("M").append(text(points.get(0)));
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (from.x() == to.x()) {
                path.append(" L").append(text(to));
            } else {
                double middle = (from.y() + to.y()) / 2;
                path.append(" C")
                        .append(text(new Point(from.x(), middle)))
                        .append(' ')
                        .append(text(new Point(to.x(), middle)))
                        .append(' ')
                        .append(text(to));
            }
        }
        return path.toString();
    }

    private static String text(Point point) {
        return SvgText.number(point.x()) + " " + SvgText.number(point.y());
    }
}
