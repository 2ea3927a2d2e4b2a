/**
 * Packets without generated code: {@code value} holds what was read, {@code expression} evaluates, {@code parse} runs IR programs, {@code build} follows build plans,
 * {@code json} and {@code print} put trees into words. Input: a {@link org.mpl4j.compiler.pipeline.CompiledSpec}. It is what {@code mplc dissect} and {@code mplc build} run on, and the
 * oracle that generated code is tested against.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret;
