import { realpathSync, statSync } from "node:fs";

/**
 * Whether a program may be run with `--help` just because somebody has typed its name and presses Tab.
 * All of this must hold, and one doubt is a no:
 *
 * - it is a file of the system or of a package manager, which means root owns it and nobody else may
 *   write to it, and it lies in one of the directories below, by its name and with links followed; so never what somebody
 *   wrote under a home, in a project, in a temporary directory;
 * - it gains no rights when it is run;
 * - it is none of the names below, which are known, or suspected, to act before they look at their
 *   arguments, or to wait for a person.
 *
 * It is run without a terminal, without input, in an empty directory that is also its home and cannot be written to, with no
 * variables of the person's, and is killed with all that it started after a second.
 */
export function mayAskHelp(path: string): boolean {
  try {
    const real = realpathSync(path);
    const name = path.slice(path.lastIndexOf("/") + 1);
    const realName = real.slice(real.lastIndexOf("/") + 1);
    if (isDenied(name) || isDenied(realName)) return false;
    if (!isInstalled(path) || !isInstalled(real)) return false;
    const found = statSync(real);
    const gainsRights = (found.mode & 0o6000) !== 0;
    const othersWrite = (found.mode & 0o022) !== 0;
    return found.isFile() && found.uid === 0 && !gainsRights && !othersWrite;
  } catch {
    return false; // it is gone, or not ours to look at
  }
}

const installed = ["/usr/", "/bin/", "/sbin/", "/opt/", "/nix/store/", "/snap/", "/gnu/store/"];

/** What stops, restarts or changes the machine, its disks or its users; shells; what takes the screen. */
const deniedNames = new Set(
  (
    "reboot shutdown halt poweroff init telinit runlevel kexec systemd sysrq suspend hibernate pm-suspend " +
    "dd shred wipefs blkdiscard badblocks sfdisk fdisk cfdisk parted gdisk sgdisk cryptsetup swapon swapoff " +
    "mount umount losetup dmsetup pivot_root chroot switch_root unshare nsenter " +
    "rm rmdir unlink truncate kill killall killall5 pkill skill snice fuser " +
    "su sudo doas pkexec login sulogin passwd chpasswd chsh chfn newgrp sg gpasswd vipw vigr visudo " +
    "useradd userdel usermod groupadd groupdel groupmod adduser deluser " +
    "sh bash dash zsh ksh fish csh tcsh ash busybox toybox screen tmux script expect " +
    "systemctl vi vim view ex ed emacs nano pico yes cat tee wall write mesg talk " +
    "Xorg X startx xinit xterm Xwayland crontab at batch ldconfig depmod modprobe insmod rmmod " +
    "iptables ip6tables nft ip ifconfig route ifup ifdown dhclient hwclock date hostname sysctl dmesg " +
    "grub-install update-grub installkernel dpkg-reconfigure unminimize"
  ).split(" "),
);
const deniedBeginnings =
  /^(?:mkfs|fsck|mkswap|lv|vg|pv|shutdown|reboot|systemd-|grub|rescue|x-|update-|install)/;
/** A daemon that does not know the option starts. */
const deniedEndings = /(?:[a-z]{3}d|daemon|server|-agent|\.service|shell)$/;

function isInstalled(path: string): boolean {
  return installed.some((directory) => path.startsWith(directory));
}

function isDenied(name: string): boolean {
  return deniedNames.has(name) || deniedBeginnings.test(name) || deniedEndings.test(name);
}
