/** Tokens of SPL. The words that the policies of 2006 reserve are keywords everywhere; those that came later are so where PolicyLexer finds them, and names elsewhere. */
lexer grammar SplLexer;

options { superClass = PolicyLexer; }

channels { COMMENTS }

tokens { USE, EVENT, POLICY, PROPERTY, TRACE, NEXT, UNTIL_THEN, WEAK_UNTIL }

AUTOMATON    : 'automaton' ;
FUNCTION     : 'function' ;
BOOL         : 'bool' ;
INT_TYPE     : 'int' ;
EITHER       : 'either' ;
MULTIPLE     : 'multiple' ;
OPTIONAL     : 'optional' ;
WHILE        : 'while' ;
DO           : 'do' ;
UNTIL        : 'until' ;
ALWAYS_ALLOW : 'always_allow' ;
DURING       : 'during' ;
HANDLE       : 'handle' ;
EXIT         : 'exit' ;
ABORT        : 'abort' ;
TRUE         : 'true' ;
FALSE        : 'false' ;
/** Reserved in 2006 without a use. */
IF           : 'if' ;
BOOLEAN      : 'boolean' ;

/** Either spelling stands for both: between expressions, and before a way of either. */
OR : 'or' | '||' ;

NAME      : [a-z_] [A-Za-z0-9_']* ;
STATECALL : [A-Z] [A-Za-z0-9_']* ;
/** All statecalls that begin so. */
WILDCARD  : [A-Z] [A-Za-z0-9_']* '*' ;
INT : '0x' '_'* [0-9A-Fa-f] [0-9A-Fa-f_]* | '0o' '_'* [0-7] [0-7_]* | '0b' '_'* [01] [01_]* | [0-9] [0-9_]* ;
/** A digit run that is no number, such as 0xzz or 12ab. */
BAD_INT : [0-9] [A-Za-z0-9_']* ;

SEMI : ';' ; COLON : ':' ; COMMA : ',' ; DOT : '.' ; LPAREN : '(' ; RPAREN : ')' ; LBRACE : '{' ; RBRACE : '}' ; LBRACKET : '[' ; RBRACKET : ']' ;
ASSIGN : '=' ; RANGE : '..' ; IFF : '<->' ; ARROW : '->' ;
AND : '&&' ; NOT : '!' ; GREATER : '>' ; GREATER_EQUAL : '>=' ; LESS : '<' ; LESS_EQUAL : '<=' ; EQUAL : '==' ; PLUS : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ;

LINE_COMMENT  : '//' ~[\n]* -> channel(COMMENTS) ;
BLOCK_COMMENT : '/*' { consumeNestedComment(); } -> channel(COMMENTS) ;
SPACE : [ \t\r\n\f]+ -> skip ;
/** The byte order mark of UTF-8, byte by byte. */
MARK  : '\u00ef\u00bb\u00bf' -> skip ;
ILLEGAL : . ;
