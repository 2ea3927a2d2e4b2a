package org.mpl4j.tcpip.scenario;

/** What a scenario says is not so, or it says something that nobody understands. */
final class ScenarioFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioFailure(String message) {
        super(message);
    }

    ScenarioFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
