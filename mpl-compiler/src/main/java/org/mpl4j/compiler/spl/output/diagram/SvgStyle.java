package org.mpl4j.compiler.spl.output.diagram;

/** Colours: of light pages, and of dark ones where the reader prefers those. */
final class SvgStyle {
    static final String ELEMENT = """
            <style>
            text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; fill: #1c2430; }
            .page { fill: #ffffff; }
            .heading { font-size: 16px; font-weight: bold; }
            .name { font-size: 14px; font-weight: bold; text-anchor: middle; }
            .place { font-size: 13px; font-style: italic; text-anchor: middle; }
            .limit { font-size: 11px; font-style: italic; text-anchor: middle; }
            .call { font-size: 11px; text-anchor: middle; }
            .note { font-size: 12px; }
            .receive { fill: #0b5cad; }
            .transmit { fill: #a3420a; }
            .event { fill: #1c2430; }
            .timer { fill: #6b3fa0; font-style: italic; }
            .state { fill: #eef2f7; stroke: #45536a; stroke-width: 1.2; }
            .rim { fill: none; stroke: #45536a; stroke-width: 1.2; }
            .rule { stroke: #c3ccd8; stroke-width: 1; }
            .edge { fill: none; stroke: #5a6980; stroke-width: 1.2; }
            .dashed { stroke-dasharray: 5 3; }
            .arrow, .dot { fill: #45536a; stroke: none; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e3e8ef; }
            .page { fill: #14181f; }
            .receive { fill: #7fb8f5; }
            .transmit { fill: #f2a873; }
            .event { fill: #e3e8ef; }
            .timer { fill: #c3a5ec; }
            .state { fill: #222a35; stroke: #9aa8bd; }
            .rim { stroke: #9aa8bd; }
            .rule { stroke: #445063; }
            .edge { stroke: #8796ac; }
            .arrow, .dot { fill: #9aa8bd; }
            }
            </style>""";

    private SvgStyle() {}
}
