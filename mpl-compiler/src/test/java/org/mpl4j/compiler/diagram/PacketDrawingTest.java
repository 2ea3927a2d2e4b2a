package org.mpl4j.compiler.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.layout.PacketLayout;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PacketDrawingTest {
    private static final String SPEC = """
            /** Says "a < b & c". */
            packet p(int limit) {
              kind: byte variant {|1 -> ONE |2 -> TWO};
              urgent: bit[1]; level: bit[7];
              length: uint16 value(offset(rest));
              classify (kind) {
              |ONE:"First" when (limit > 2) -> wide: byte[20];
              |TWO:"Second" -> list: array (limit) { left: uint16; right: uint16; };
              |3..9:"Several" -> ();
              |_:"Other" -> ();
              };
              rest: byte[2];
            }
            """;

    private static PacketLayout layout() {
        TestSpec spec = TestSpec.of(SPEC);
        return spec.spec().layout(spec.name("p"));
    }

    @Test
    void textHasThePartsUnderEachOther() {
        assertThat(TextDrawing.draw(layout())).isEqualTo("""
                p(int limit)
                Says "a < b & c".

                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |     kind      |u|    level    |            length             |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~             one of First, Second, Several, Other              ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |             rest              |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                u = urgent

                  First: kind = ONE (1), when limit > 2

                  wide: byte[20]

                  Second: kind = TWO (2)

                  list: array (limit)

                    list: each element

                     0                   1                   2                   3
                     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                    |             left              |             right             |
                    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

                  Several: kind = 3..9: nothing

                  Other: any other kind: nothing
                """);
    }

    /** As an XML parser reads it: every item is there, cells lie side by side in the picture, and each knows its size. */
    @Test
    void svgHasACellForEachItem() throws Exception {
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgDrawing.draw(List.of(layout())))))
                .getDocumentElement();
        double width = Double.parseDouble(svg.getAttribute("width"));
        double height = Double.parseDouble(svg.getAttribute("height"));
        assertThat(elements(svg, "title"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "p",
                        "kind: 8 bits",
                        "urgent: 1 bit",
                        "level: 7 bits",
                        "length: 16 bits",
                        "one of First, Second, Several, Other",
                        "rest: 16 bits",
                        "wide: byte[20]",
                        "list: array (limit)",
                        "left: 16 bits",
                        "right: 16 bits");
        assertThat(elements(svg, "text"))
                .extracting(Element::getTextContent)
                .contains("p(int limit)", "Says \"a < b & c\".", "urgent", "First: kind = ONE (1), when limit > 2");
        List<Element> boxes = elements(svg, "rect").stream()
                .filter(box -> box.hasAttribute("x"))
                .toList();
        assertThat(boxes).allSatisfy(box -> {
            assertThat(number(box, "x") + number(box, "width")).isLessThanOrEqualTo(width);
            assertThat(number(box, "y") + number(box, "height")).isLessThanOrEqualTo(height);
        });
        Element kind = boxes.get(0);
        Element urgent = boxes.get(1);
        assertThat(number(urgent, "x")).isEqualTo(number(kind, "x") + number(kind, "width"));
        assertThat(number(kind, "width")).isEqualTo(8 * number(urgent, "width"));
        assertThat(urgent.getAttribute("class")).isEqualTo("free");
        assertThat(boxes.get(3).getAttribute("class")).isEqualTo("bound");
        assertThat(boxes.get(4).getAttribute("class")).isEqualTo("cell wide inside");
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
