/**
 * Syntax of SPL: the language of 2006 and the additions.
 *
 * As in MplParser, every decision but those within expressions and formulas needs one token only, and an error ends the innermost statement or declaration. Words that are
 * not reserved (state, return, never, ignore, within, expired, start, when, new, as, sync, ltl, good, bad, of) are names to the lexer; a predicate behind them says what they
 * must be.
 */
parser grammar SplParser;

options { tokenVocab = SplLexer; }

@members {
    /** Whether the n-th token back from here is that word. */
    private boolean isWord(int back, String word) {
        return word.equals(_input.LT(-back).getText());
    }

    /** Whether no comma stands here but the last one before a closing parenthesis. */
    private boolean isListWhole() {
        return _input.LA(-1) != COMMA || _input.LA(1) == RPAREN;
    }

    /** Whether the statement around here begins with that word. */
    private boolean isStatement(String word) {
        ParserRuleContext around = _ctx;
        while (!(around instanceof StatementContext)) {
            around = around.getParent();
        }
        return word.equals(around.getStart().getText());
    }

    /** Whether the names behind trace are a name or none, good or bad, and of with a name or nothing. */
    private boolean isTraceHead(int names) {
        int of = names > 2 ? 2 : 0;
        return names <= 4 && (isWord(1 + of, "good") || isWord(1 + of, "bad")) && (of == 0 || isWord(2, "of"));
    }

    private void resume(RecognitionException e) {
        _errHandler.reportError(this, e);
        _errHandler.recover(this, e);
    }
}

policyFile : declaration* EOF ;
    catch [RecognitionException e] { throw e; }

declaration
    : AUTOMATON name=NAME key? LPAREN parameters? RPAREN start? block                    # automatonDeclaration
    | FUNCTION name=NAME LPAREN parameters? RPAREN block                                 # functionDeclaration
    | USE usedPacket ( COMMA usedPacket )* SEMI                                          # useDeclaration
    | EVENT STATECALL ( COMMA STATECALL )* SEMI                                          # eventDeclaration
    | POLICY name=NAME ASSIGN members+=NAME ( COMMA members+=NAME )* sync? SEMI          # policyDeclaration
    | PROPERTY name=NAME COLON NAME { isWord(1, "ltl") }? LBRACE formula RBRACE SEMI?    # propertyDeclaration
    | TRACE words+=NAME+ { isTraceHead($words.size()) }? COLON taken+=STATECALL ( COMMA taken+=STATECALL )* SEMI # traceDeclaration
    ;
    catch [RecognitionException e] { resume(e); }

usedPacket : name=NAME ( NAME { isWord(1, "as") }? alias=NAME )? ;
    catch [RecognitionException e] { throw e; }
key        : LBRACKET INT_TYPE name=NAME RBRACKET ;
    catch [RecognitionException e] { throw e; }
parameters : parameter ( COMMA parameter? { isListWhole() }? )* ;
    catch [RecognitionException e] { throw e; }
parameter  : type=( BOOL | INT_TYPE ) bounds? name=NAME ;
    catch [RecognitionException e] { throw e; }
bounds     : LBRACKET min=bound RANGE max=bound RBRACKET ;
    catch [RecognitionException e] { throw e; }
bound      : MINUS? INT ;
    catch [RecognitionException e] { throw e; }
start      : NAME { isWord(1, "start") }? LPAREN names+=NAME ( COMMA names+=NAME )* RPAREN ;
    catch [RecognitionException e] { throw e; }
sync       : NAME { isWord(1, "sync") }? LPAREN calls RPAREN ;
    catch [RecognitionException e] { throw e; }

block : LBRACE statements RBRACE SEMI? ;
    catch [RecognitionException e] { throw e; }
statements : statement* ;
    catch [RecognitionException e] { throw e; }

statement
    : call=STATECALL keyField? fields? modifier* SEMI                                    # takeStatement
    | word=NAME action                                                                   # wordStatement
    | EITHER guard? block ( OR way )+                                                    # eitherStatement
    | MULTIPLE range? block                                                              # multipleStatement
    | OPTIONAL block                                                                     # optionalStatement
    | WHILE guard? block                                                                 # whileStatement
    | DO block UNTIL guard? SEMI                                                         # doStatement
    | ALWAYS_ALLOW LPAREN calls? RPAREN block                                            # alwaysAllowStatement
    | DURING block ( HANDLE block )*                                                     # duringStatement
    | EXIT SEMI                                                                          # exitStatement
    | ABORT SEMI                                                                         # abortStatement
    ;
    catch [RecognitionException e] { resume(e); }

action
    : LPAREN arguments? RPAREN ( SEMI | limited )                                        # callAction
    | ASSIGN expression SEMI                                                             # assignAction
    | { isStatement("state") }? state=( NAME | STATECALL ) SEMI                            # stateAction
    | { isStatement("return") }? SEMI                                                    # returnAction
    ;
    catch [RecognitionException e] { throw e; }

limited   : { isStatement("within") }? block NAME { isWord(1, "expired") }? block ;
    catch [RecognitionException e] { throw e; }
way       : guard? block ;
    catch [RecognitionException e] { throw e; }
guard     : LPAREN expression RPAREN ;
    catch [RecognitionException e] { throw e; }
range     : LPAREN ( min=INT ( dots=RANGE max=INT? )? | RANGE max=INT ) RPAREN ;
    catch [RecognitionException e] { throw e; }
keyField  : LBRACKET name=NAME RBRACKET ;
    catch [RecognitionException e] { throw e; }
fields    : LPAREN names+=NAME ( COMMA names+=NAME )* RPAREN ;
    catch [RecognitionException e] { throw e; }
modifier  : word=NAME ( { isWord(1, "when") }? guard | { isWord(1, "new") }? ) ;
    catch [RecognitionException e] { throw e; }
calls     : pattern ( COMMA pattern? { isListWhole() }? )* ;
    catch [RecognitionException e] { throw e; }
pattern   : name=( STATECALL | WILDCARD ) keyField? ;
    catch [RecognitionException e] { throw e; }
arguments : argument ( COMMA argument? { isListWhole() }? )* ;
    catch [RecognitionException e] { throw e; }
argument  : NAME | pattern ;
    catch [RecognitionException e] { throw e; }

/** Tightest first; ! binds looser than comparisons, as in 2006. */
expression
    : INT                                                                                # intExpression
    | value=( TRUE | FALSE )                                                             # boolExpression
    | NAME                                                                               # nameExpression
    | LPAREN expression RPAREN                                                           # parenthesizedExpression
    | operator=MINUS expression                                                          # unaryExpression
    | left=expression operator=( STAR | SLASH ) right=expression                         # binaryExpression
    | left=expression operator=( PLUS | MINUS ) right=expression                         # binaryExpression
    | left=expression operator=( GREATER | GREATER_EQUAL | LESS | LESS_EQUAL | EQUAL ) right=expression # binaryExpression
    | operator=NOT expression                                                            # unaryExpression
    | left=expression operator=AND right=expression                                      # binaryExpression
    | left=expression operator=OR right=expression                                       # binaryExpression
    ;

/** Linear temporal logic, tightest first. X, U and W are operators where they can be, and statecalls elsewhere. */
formula
    : LPAREN formula RPAREN                                                              # groupFormula
    | value=( TRUE | FALSE )                                                             # constantFormula
    | automaton=NAME DOT state=( NAME | STATECALL | NEXT | UNTIL_THEN | WEAK_UNTIL )     # stateFormula
    | operator=( NOT | NEXT ) formula                                                    # unaryFormula
    | LBRACKET RBRACKET formula                                                          # alwaysFormula
    | LESS GREATER formula                                                               # eventuallyFormula
    | call=( STATECALL | WILDCARD | NEXT | UNTIL_THEN | WEAK_UNTIL )                     # callFormula
    | <assoc=right> left=formula operator=( UNTIL_THEN | WEAK_UNTIL ) right=formula      # binaryFormula
    | left=formula operator=AND right=formula                                            # binaryFormula
    | left=formula operator=OR right=formula                                             # binaryFormula
    | <assoc=right> left=formula operator=ARROW right=formula                            # binaryFormula
    | left=formula operator=IFF right=formula                                            # binaryFormula
    ;
