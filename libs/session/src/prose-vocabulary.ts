const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Commands that are also verbs, nouns or question words with which a request may begin. */
export const alsoEnglish = words(
  `apply at cat clear compare convert copy cut date display do end expand file find finger fix fold
   format free go groups head help history host if info install join kill last less let limit link locate log
   look make man merge mesg more mount move open paste patch pick ping play print process pull push
   read remove rename repeat report reset resize return run screen script search select service set show
   shutdown size sleep sort source split start stop strings sum sync tail test then time top touch
   trap type until update users view wait watch what when where which while who whois write yes`,
);

/** Words that no one passes to a command without quotes. One of them is enough. */
export const telling = words(
  `the my your our their me us him her it please this these those why how and or am im youre its isnt
   doesnt dont wont cant something everything anything someone everyone called named whether whatever`,
);

/** Behind an English command these tell as much, whatever files are named beside them. */
export const joining = words(
  "about across ago by except for from in into like of on than that to until with without",
);

/** Words of sentences that could also be arguments. */
export const ordinary = words(
  `a an all any are as be been before between but by can could did does every for from had has
   have here if in into is just like may most no not now of on only out over should so some
   than that them then there they to too under up was we were what when where which who will with
   without would you
   auch aber bitte das dem den der die ein eine für ist kann mir nicht und von wie zu
   como cómo con el en est la las le les los mi para por pour que sur un une y`,
);

/** Behind the name of a program these talk about it: `git is broken`, `cat and dog`. */
export const aboutIt = words(
  `are can cannot crashes does fails gives hangs has hasnt is keeps looks means said says seems
   should shows takes vs was wasnt will works ist sind kann geht est sont es está`,
);

/** Print or store their arguments: a sentence is what they are for. */
export const takesSentences = words(
  "echo printf print say logger wall notify-send figlet cowsay banner espeak alias",
);

/** Their first operand is a pattern or a text: any word may be looked for. */
export const searches = words("grep egrep fgrep rg ag ack look");

/** Their operands are files, so that a sentence of missing ones is no command. */
export const wantsFiles = words(
  `bash cat cut file find fold head less more node open paste perl php python python3 rm rmdir ruby
   sh shred sort split tail unlink`,
);

/** They take flags and numbers, but no word. */
export const wantsNoWord = words("clear date free halt history poweroff reboot top uptime");

/** They run the command that is their operand. */
export const runsCommand = words("command doas env exec nice nohup sudo time watch");

/** What they do cannot be undone: in doubt they do not run, flags or no flags. */
export const destroys = words(
  `chgrp chmod chown cp dd fdisk halt kill killall mkfs mv parted pkill poweroff reboot rm rmdir
   shred shutdown truncate unlink wipefs`,
);

/** Make what they name, so that a name in any script is an operand like others. */
export const makesNames = words("cd code cp emacs ln mkdir mv nano tar tee touch vi vim zip");
