package org.mpl4j.compiler.cli;

import org.mpl4j.compiler.interpret.print.Palette;

/** The colours of trees on a terminal. */
final class AnsiPalette implements Palette {
    private static final AnsiPalette COLORS = new AnsiPalette();

    private AnsiPalette() {}

    static Palette of(boolean hasColor) {
        return hasColor ? COLORS : PLAIN;
    }

    @Override
    public String paint(Role role, String text) {
        return "\u001b[" + code(role) + "m" + text + "\u001b[0m";
    }

    private static String code(Role role) {
        return switch (role) {
            case PACKET -> "1";
            case NAME -> "36";
            case VALUE -> "0";
            case TAG -> "33";
            case BRANCH -> "35";
            case NOTE -> "2";
            case ERROR -> "1;31";
        };
    }
}
