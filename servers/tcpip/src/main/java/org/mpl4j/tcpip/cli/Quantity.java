package org.mpl4j.tcpip.cli;

/** Numbers of bytes with a unit. */
final class Quantity {
    private static final String UNITS = "KMGT";
    private static final int KIBI = 1024;

    private Quantity() {}

    /**
     * Bytes, such as {@code 100M}; units are powers of 1024.
     *
     * @param option what is told when it is wrong
     */
    static long bytes(String option, String text) throws UsageException {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
        try {
            long number = Long.parseLong(digits);
            for (int i = 0; i <= unit; i++) {
                number = Math.multiplyExact(number, KIBI);
            }
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw (UsageException) new UsageException(problem(option, text)).initCause(e);
        }
        throw new UsageException(problem(option, text));
    }

    private static String problem(String option, String text) {
        return option + " takes a number of bytes, such as 500, 64K, 100M or 2G, not '" + text + "'";
    }
}
