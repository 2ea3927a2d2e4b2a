package org.mpl4j.compiler.diagram;

/** Colours of packets: of light pages, and of dark ones where the reader prefers those. */
final class SvgLook {
    static final String STYLE = """
            text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; fill: #1c2430; }
            .page { fill: #ffffff; }
            .packet { font-size: 18px; font-weight: bold; }
            .part { font-size: 14px; font-weight: bold; }
            .doc { font-size: 12px; fill: #4a5568; }
            .ruler { font-size: 9px; fill: #6b7789; text-anchor: middle; }
            .name { font-size: 12px; text-anchor: middle; }
            .size { font-size: 9px; fill: #6b7789; text-anchor: end; }
            .free { fill: #eef4fb; }
            .bound { fill: #f3eee2; }
            .inside { fill: #eaf5ec; }
            .cell { stroke: #45536a; stroke-width: 1; }
            .edge { stroke: #45536a; stroke-width: 1; fill: none; }
            .wide { stroke-dasharray: 6 3; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e3e8ef; }
            .page { fill: #14181f; }
            .doc { fill: #a9b4c4; }
            .ruler, .size { fill: #8b98ab; }
            .free { fill: #1f2c3d; }
            .bound { fill: #3a3324; }
            .inside { fill: #1e3325; }
            .cell, .edge { stroke: #9aa8bd; }
            }""";

    private SvgLook() {}
}
