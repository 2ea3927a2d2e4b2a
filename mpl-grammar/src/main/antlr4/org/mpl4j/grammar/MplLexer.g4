/** Tokens of MPL. Everything that is not reserved in MPL 2007 is a NAME: the words that later constructs begin with are recognised by the parser's context. */
lexer grammar MplLexer;

options { superClass = NestedCommentLexer; }

channels { COMMENTS }

TYPEDEF  : 'typedef' ;
STRUCT   : 'struct' ;
PACKET   : 'packet' ;
VARIANT  : 'variant' ;
CLASSIFY : 'classify' ;
ARRAY    : 'array' ;
TRUE     : 'true' ;
FALSE    : 'false' ;
WHEN     : 'when' ;

NAME : [a-z_] [A-Za-z0-9_']* ;
TAG  : [A-Z] [A-Za-z0-9_']* ;
INT  : '0x' '_'* [0-9A-Fa-f] [0-9A-Fa-f_]* | '0o' '_'* [0-7] [0-7_]* | '0b' '_'* [01] [01_]* | [0-9] [0-9_]* ;
/** A digit run that is no number, such as 0xzz or 12ab. */
BAD_INT : [0-9] [A-Za-z0-9_']* ;
STRING  : '"' ~["]* '"' ;
UNTERMINATED_STRING : '"' ~["]* ;

SEMI : ';' ; COLON : ':' ; COMMA : ',' ; LPAREN : '(' ; RPAREN : ')' ; LBRACE : '{' ; RBRACE : '}' ; LBRACKET : '[' ; RBRACKET : ']' ;
BAR : '|' ; ARROW : '->' ; DEFAULT_ARROW : '=>' ;
RANGE : '..' ; OR : '||' ; AND : '&&' ; NOT : '!' ; GREATER : '>' ; GREATER_EQUAL : '>=' ; LESS : '<' ; LESS_EQUAL : '<=' ; EQUAL : '==' ; NOT_EQUAL : '!=' ;
PLUS : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ; PERCENT : '%' ; AMPERSAND : '&' ; SHIFT_LEFT : '<<' ; SHIFT_RIGHT : '>>' ;

LINE_COMMENT  : '//' ~[\n]* -> channel(COMMENTS) ;
BLOCK_COMMENT : '/*' { consumeNestedComment(); } -> channel(COMMENTS) ;
SPACE : [ \t\r\n\f]+ -> skip ;
/** The byte order mark of UTF-8, byte by byte. */
MARK  : '\u00ef\u00bb\u00bf' -> skip ;
ILLEGAL : . ;
