/** Whether a paragraph reads from the right, by its first letter that has a direction (rules P2 and P3 of Unicode's UAX 9, for whole scripts). */
export const readsRightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Mandaic}]/u.test(
    text,
  )
